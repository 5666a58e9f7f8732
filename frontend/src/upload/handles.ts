/**
 * Where the browser lets us, the way back to a file is kept with its upload, so that after a reload
 * one click goes on with it. Elsewhere the file is chosen again; nothing else depends on this.
 */

/** Not in every browser's types yet. */
interface AskedHandle extends FileSystemFileHandle {
  requestPermission?(what: { mode: "read" }): Promise<PermissionState>;
}

const NAME = "uploads";

function request<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => {
      resolve(asked.result);
    };
    asked.onerror = () => {
      reject(asked.error ?? new Error("IndexedDB"));
    };
  });
}

async function withStore<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const opening = indexedDB.open("omniaudio-studio", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(NAME);
  const database = await request(opening);
  try {
    return await request(work(database.transaction(NAME, mode).objectStore(NAME)));
  } finally {
    database.close();
  }
}

/** The handle of a dropped file, where there are handles; to be asked for during the event. */
export async function handleOf(item: DataTransferItem): Promise<FileSystemFileHandle | null> {
  if (!("getAsFileSystemHandle" in item)) return null;
  const get = item.getAsFileSystemHandle as () => Promise<FileSystemHandle | null>;
  const handle = await get.call(item).catch(() => null);
  return handle?.kind === "file" ? (handle as FileSystemFileHandle) : null;
}

/** Keeps the way to the file of an upload. */
export async function keepHandle(upload: string, handle: FileSystemFileHandle): Promise<void> {
  await withStore("readwrite", (store) => store.put(handle, upload)).catch(() => undefined);
}

/** Whether the way to the file of an upload is known. */
export async function recallHandle(upload: string): Promise<FileSystemFileHandle | null> {
  const read = (store: IDBObjectStore) => store.get(upload) as IDBRequest<unknown>;
  const found = await withStore("readonly", read).catch(() => null);
  return (found as FileSystemFileHandle | undefined) ?? null;
}

export async function forgetHandle(upload: string): Promise<void> {
  await withStore("readwrite", (store) => store.delete(upload)).catch(() => undefined);
}

/** The file behind a handle, if the reader allows it; to be called in a click. */
export async function fileBehind(handle: AskedHandle): Promise<File | null> {
  try {
    const allowed = (await handle.requestPermission?.({ mode: "read" })) ?? "granted";
    return allowed === "granted" ? await handle.getFile() : null;
  } catch {
    return null;
  }
}
