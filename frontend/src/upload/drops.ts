/** Files dropped anywhere on the page, with the way back to them where the browser gives it. */
import { handleOf } from "./handles";

export interface Dropped {
  file: File;
  handle: FileSystemFileHandle | null;
}

/** Tells of dropped files until `signal` ends; `zone` shows while some are over the page. */
export function acceptDrops(
  zone: HTMLElement,
  signal: AbortSignal,
  take: (files: Dropped[]) => void,
): void {
  let depth = 0;
  const show = (change: number) => {
    depth = Math.max(0, depth + change);
    zone.toggleAttribute("data-over", depth > 0);
    document.documentElement.toggleAttribute("data-dropping", depth > 0);
  };
  const on = (
    name: "dragenter" | "dragleave" | "dragover" | "drop",
    act: (event: DragEvent) => void,
  ) => {
    document.addEventListener(
      name,
      (event) => {
        if (!event.dataTransfer?.types.includes("Files")) return;
        event.preventDefault();
        act(event);
      },
      { signal },
    );
  };
  on("dragenter", () => {
    show(1);
  });
  on("dragleave", () => {
    show(-1);
  });
  on("dragover", () => undefined);
  on("drop", (event) => {
    show(-depth);
    void filesOf(event.dataTransfer).then(take);
  });
}

/** The dropped files. Everything is asked for during the event: afterwards it is gone. */
async function filesOf(data: DataTransfer | null): Promise<Dropped[]> {
  const items = [...(data?.items ?? [])].filter((item) => item.kind === "file");
  const found = items.map((item) => ({ file: item.getAsFile(), handle: handleOf(item) }));
  const dropped: Dropped[] = [];
  for (const { file, handle } of found) if (file) dropped.push({ file, handle: await handle });
  return dropped;
}
