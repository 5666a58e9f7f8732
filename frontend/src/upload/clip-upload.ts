/** <clip-upload project="UUID" max-bytes="…">: drop or pick clips, and see them arrive. */
import { ApiProblem } from "../shared/api";
import { backoffDelay, pause } from "../shared/backoff";
import type { Clip } from "../shared/clip";
import { find } from "../shared/dom";
import { translate } from "../shared/translate";
import { bytesText } from "../shared/words";
import { acceptDrops, type Dropped } from "./drops";
import { fileBehind, forgetHandle, recallHandle } from "./handles";
import { UploadQueue } from "./queue";
import { httpTransport } from "./transport";
import { missingParts, receivedBytes, type Upload } from "./upload";
import { UploadRow } from "./upload-row";

/** Told when a clip has arrived and passed the probe (bubbles). */
export class ClipAddedEvent extends Event {
  static readonly type = "clip-added";
  constructor(readonly clip: Clip) {
    super(ClipAddedEvent.type, { bubbles: true });
  }
}

export class ClipUpload extends HTMLElement {
  #ended = new AbortController();
  #queue: UploadQueue | null = null;
  /** rows of uploads that wait for their file, by the upload's id */
  readonly #interrupted = new Map<string, UploadRow>();

  connectedCallback(): void {
    this.#ended = new AbortController();
    const { signal } = this.#ended;
    this.#queue = new UploadQueue({
      project: this.#project,
      transport: httpTransport,
      announce: (sentence) => {
        find(this, "[data-live]", HTMLElement).textContent = sentence;
      },
      onClip: (clip) => {
        this.dispatchEvent(new ClipAddedEvent(clip));
      },
      onBegun: ({ id }, row) => {
        const old = this.#interrupted.get(id);
        if (old !== row) old?.root.remove();
        this.#interrupted.delete(id);
      },
    });
    acceptDrops(find(this, "[data-drop]", HTMLElement), signal, (files) => {
      this.add(files);
    });
    const input = find(this, "input[type=file]", HTMLInputElement);
    const picked = () => {
      this.add([...(input.files ?? [])].map((file) => ({ file, handle: null })));
      input.value = "";
    };
    input.addEventListener("change", picked, { signal });
    if (input.files?.length) picked(); // by who was faster than this script
    window.addEventListener("beforeunload", this.#warn, { signal });
    void this.#listUnfinished(signal);
  }

  disconnectedCallback(): void {
    this.#ended.abort();
    this.#queue?.stop();
  }

  /** Queues files; several go up at a time. */
  add(files: readonly Dropped[]): void {
    for (const { file, handle } of files) {
      const refusal = this.#refusalOf(file);
      const row = refusal ? this.#refused(file, refusal) : this.#queue?.add(file, handle);
      if (row) this.#rows.append(row.root);
    }
  }

  get #project(): string {
    return this.getAttribute("project") ?? "";
  }

  get #rows(): HTMLElement {
    return find(this, "[data-list]", HTMLElement);
  }

  /** What was interrupted, by a reload or days ago, stands in the list to be gone on with. */
  async #listUnfinished(signal: AbortSignal): Promise<void> {
    for (const upload of await this.#unfinished(signal)) {
      const row = await this.#unfinishedRow(upload);
      if (!signal.aborted) this.#rows.append(row.root);
    }
  }

  /** Asked until there is an answer: the line may still be away that a reload was to bring back. */
  async #unfinished(signal: AbortSignal): Promise<Upload[]> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await httpTransport.unfinished(this.#project, signal);
      } catch (error) {
        if (signal.aborted) return [];
        if (!(error instanceof ApiProblem)) throw error;
        if (!error.passing) return [];
        await pause(backoffDelay(attempt), signal).catch(() => undefined);
      }
    }
  }

  async #unfinishedRow(upload: Upload): Promise<UploadRow> {
    if (upload.state !== "refused" && missingParts(upload).length === 0) {
      return this.#queue?.follow(upload) ?? new UploadRow(upload.name, upload.size);
    }
    const row = new UploadRow(upload.name, upload.size);
    const discard = () => {
      row.root.remove();
      this.#interrupted.delete(upload.id);
      void httpTransport.remove(upload.id).catch(() => undefined);
      void forgetHandle(upload.id);
    };
    if (upload.error) {
      row.refuse(upload.error.detail, discard);
      return row;
    }
    const handle = await recallHandle(upload.id);
    const choose = (file: File) => {
      this.add([{ file, handle: null }]);
    };
    const goOn = async () => {
      const file = handle && (await fileBehind(handle));
      if (file) this.add([{ file, handle }]);
      else row.interrupted(receivedBytes(upload), { choose, discard }); // as where nothing is known
    };
    this.#interrupted.set(upload.id, row);
    const known = handle ? () => void goOn() : undefined;
    row.interrupted(receivedBytes(upload), { choose, discard, goOn: known });
    return row;
  }

  /** What the plan refuses anyway need not travel first. */
  #refusalOf(file: File): string | null {
    const most = Number(this.getAttribute("max-bytes"));
    if (file.size === 0) {
      return translate("{name} is empty. Export it again and retry.", { name: file.name });
    }
    if (most === 0 || file.size <= most) return null;
    return translate(
      "It has {size}, and the plan takes up to {most}. Export it smaller, or shorter.",
      { size: bytesText(file.size), most: bytesText(most) },
    );
  }

  #refused(file: File, sentence: string): UploadRow {
    const row = new UploadRow(file.name, file.size);
    row.refuse(sentence, () => {
      row.root.remove();
    });
    find(this, "[data-live]", HTMLElement).textContent = `${file.name}: ${sentence}`;
    return row;
  }

  readonly #warn = (event: BeforeUnloadEvent) => {
    if (this.#queue?.busy) event.preventDefault();
  };
}
