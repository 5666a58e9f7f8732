/** The files that go up: a few at a time, each with its row; pausing, cancelling, trying again. */
import { ApiProblem } from "../shared/api";
import type { Clip } from "../shared/clip";
import { translate } from "../shared/translate";
import { Gate } from "./gate";
import { forgetHandle, keepHandle } from "./handles";
import { settled, transfer, type TransferOptions } from "./transfer";
import type { Transport, Upload } from "./upload";
import { type RowActions, UploadRow } from "./upload-row";

const FILES_AT_ONCE = 2;

export interface QueueOptions {
  project: string;
  transport: Transport;
  /** says a sentence to who does not see the rows */
  announce: (sentence: string) => void;
  onClip: (clip: Clip) => void;
  /** the server knows this upload; rows of before that show it too can go */
  onBegun: (upload: Upload, row: UploadRow) => void;
}

interface Item {
  /** null for one whose bytes are all there */
  file: File | null;
  handle: FileSystemFileHandle | null;
  upload: string | null;
  /** whether the server must still be told that all is there */
  complete: boolean;
  row: UploadRow;
  end: AbortController;
  gate: Gate;
  sent: number;
  actions: RowActions;
}

export class UploadQueue {
  readonly #waiting: Item[] = [];
  readonly #running = new Set<Item>();

  constructor(private readonly options: QueueOptions) {}

  /** Whether bytes are on their way. */
  get busy(): boolean {
    return this.#waiting.length > 0 || [...this.#running].some((item) => item.file !== null);
  }

  /** Queues a file; its row shows at once. */
  add(file: File, handle: FileSystemFileHandle | null = null): UploadRow {
    const item = this.#item(new UploadRow(file.name, file.size), file, handle);
    item.row.queued(item.actions);
    this.#enqueue(item);
    return item.row;
  }

  /** Follows an upload whose bytes are all there. */
  follow(upload: Upload): UploadRow {
    const item = this.#item(new UploadRow(upload.name, upload.size), null, null);
    item.upload = upload.id;
    item.complete = upload.state === "sending";
    item.row.checking(upload, item.actions);
    void this.#run(item);
    return item.row;
  }

  /** Stops everything; what has arrived stays. */
  stop(): void {
    for (const item of [...this.#waiting, ...this.#running]) item.end.abort(new Error("left"));
  }

  #item(row: UploadRow, file: File | null, handle: FileSystemFileHandle | null): Item {
    const item: Item = {
      file,
      handle,
      upload: null,
      complete: false,
      row,
      end: new AbortController(),
      gate: new Gate(),
      sent: 0,
      actions: {
        pause: () => {
          item.gate.close();
          row.paused(item.sent, item.actions);
          this.options.announce(translate("{name} is paused.", { name: row.name }));
        },
        resume: () => {
          row.running(item.actions);
          item.gate.open();
        },
        cancel: () => void this.#cancel(item),
      },
    };
    return item;
  }

  #enqueue(item: Item): void {
    this.#waiting.push(item);
    this.#next();
  }

  #next(): void {
    const sending = [...this.#running].filter((item) => item.file !== null).length;
    for (const item of this.#waiting.splice(0, Math.max(0, FILES_AT_ONCE - sending))) {
      void this.#run(item);
    }
  }

  async #run(item: Item): Promise<void> {
    this.#running.add(item);
    try {
      const clip = await this.#send(item);
      item.row.finish(clip);
      this.options.announce(translate("{name} has arrived.", { name: clip.name }));
      this.options.onClip(clip);
      if (item.upload) void forgetHandle(item.upload);
    } catch (error) {
      if (!item.end.signal.aborted) this.#refuse(item, error);
    } finally {
      this.#running.delete(item);
      this.#next();
    }
  }

  #send(item: Item): Promise<Clip> {
    const { row, actions } = item;
    const options: TransferOptions = {
      transport: this.options.transport,
      signal: item.end.signal,
      gate: item.gate,
      onBegun: (upload) => {
        item.upload = upload.id;
        if (item.handle) void keepHandle(upload.id, item.handle);
        this.options.onBegun(upload, row);
      },
      onProgress: (sent) => {
        item.sent = sent;
        if (!item.gate.closed) row.progress(sent);
      },
      onChecking: (upload) => {
        row.checking(upload, actions);
      },
      onWaiting: (milliseconds) => {
        row.waiting(milliseconds);
      },
    };
    if (item.file === null) return settled(item.upload ?? "", options, item.complete);
    row.running(actions);
    this.options.announce(translate("Uploading {name}", { name: row.name }));
    return transfer(item.file, this.options.project, options);
  }

  #refuse(item: Item, error: unknown): void {
    const { row, upload } = item;
    const sentence = sentenceOf(error);
    const dismiss = () => {
      row.root.remove();
      if (upload) void this.#forget(upload);
    };
    const again = () => {
      const { file, handle } = item;
      if (file) row.root.replaceWith(this.add(file, handle).root);
    };
    row.refuse(sentence, dismiss, mayGoOn(error) && item.file ? again : undefined);
    this.options.announce(`${row.name}: ${sentence}`);
  }

  async #cancel(item: Item): Promise<void> {
    item.end.abort(new Error("cancelled"));
    const place = this.#waiting.indexOf(item);
    if (place >= 0) this.#waiting.splice(place, 1);
    item.row.root.remove();
    this.options.announce(translate("{name} was cancelled.", { name: item.row.name }));
    if (item.upload) await this.#forget(item.upload);
  }

  /** The parts are of no more use; that they go is no news to the viewer. */
  async #forget(upload: string): Promise<void> {
    await Promise.all([
      this.options.transport.remove(upload).catch(() => undefined),
      forgetHandle(upload),
    ]);
  }
}

/** Whether trying again may help: what is the file's own fault stays so. */
function mayGoOn(error: unknown): boolean {
  if (!(error instanceof ApiProblem)) return true;
  return error.passing || error.code === "disk_full" || error.code === "internal";
}

function sentenceOf(error: unknown): string {
  if (error instanceof ApiProblem) return error.message;
  if (error instanceof DOMException && error.name.startsWith("Not")) {
    return translate(
      "The file cannot be read any more: it was moved or changed. Choose it again to go on.",
    );
  }
  console.error(error);
  return translate("This did not work. What has arrived is kept: try again.");
}
