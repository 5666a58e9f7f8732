/** <clip-upload project="UUID" max-bytes="…">: drop or pick clips, and see them arrive. */
import { ApiProblem } from "../shared/api";
import type { Clip } from "../shared/clip";
import { find } from "../shared/dom";
import { bytesText } from "../shared/words";
import { transfer } from "./transfer";
import { httpTransport } from "./transport";
import { UploadRow } from "./upload-row";

/** Told when a clip has arrived and passed the probe (bubbles). */
export class ClipAddedEvent extends Event {
  static readonly type = "clip-added";
  constructor(readonly clip: Clip) {
    super(ClipAddedEvent.type, { bubbles: true });
  }
}

interface Waiting {
  file: File;
  row: UploadRow;
  end: AbortController;
}

export class ClipUpload extends HTMLElement {
  #ended = new AbortController();
  #queue: Waiting[] = [];
  #busy = false;

  connectedCallback(): void {
    this.#ended = new AbortController();
    const { signal } = this.#ended;
    const zone = find(this, "[data-drop]", HTMLElement);
    const input = find(this, "input[type=file]", HTMLInputElement);
    this.#acceptDrops(zone, signal);
    input.addEventListener(
      "change",
      () => {
        this.add([...(input.files ?? [])]);
        input.value = "";
      },
      { signal },
    );
    window.addEventListener("beforeunload", this.#warn, { signal });
  }

  disconnectedCallback(): void {
    this.#ended.abort();
    for (const { end } of this.#queue) end.abort();
  }

  /** Queues files; they go up one after the other. */
  add(files: readonly File[]): void {
    const rows = find(this, "[data-list]", HTMLElement);
    for (const file of files) {
      const end = new AbortController();
      const row = new UploadRow(file, () => {
        end.abort();
      });
      rows.append(row.root);
      const waiting = { file, row, end };
      end.signal.addEventListener("abort", () => {
        this.#drop(waiting);
      });
      this.#queue.push(waiting);
    }
    void this.#run();
  }

  #acceptDrops(zone: HTMLElement, signal: AbortSignal): void {
    let depth = 0;
    const over = (change: number) => (event: DragEvent) => {
      event.preventDefault();
      depth = Math.max(0, depth + change);
      zone.toggleAttribute("data-over", depth > 0);
    };
    zone.addEventListener("dragenter", over(1), { signal });
    zone.addEventListener("dragleave", over(-1), { signal });
    zone.addEventListener(
      "dragover",
      (event) => {
        event.preventDefault();
      },
      { signal },
    );
    zone.addEventListener(
      "drop",
      (event) => {
        over(-depth)(event);
        this.add([...(event.dataTransfer?.files ?? [])]);
      },
      { signal },
    );
  }

  async #run(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (let next = this.#queue[0]; next; next = this.#queue[0]) {
        await this.#send(next);
        this.#queue = this.#queue.filter((waiting) => waiting !== next);
      }
    } finally {
      this.#busy = false;
    }
  }

  async #send(waiting: Waiting): Promise<void> {
    const { file, row, end } = waiting;
    try {
      this.#checkSize(file);
      this.#announce(`Uploading ${file.name}`);
      const clip = await transfer(file, this.getAttribute("project") ?? "", {
        transport: httpTransport,
        signal: end.signal,
        onProgress: (sent) => {
          row.progress(sent);
        },
        onChecking: () => {
          row.checking();
        },
        onWaiting: (milliseconds) => {
          row.waiting(milliseconds);
        },
      });
      row.finish(clip);
      this.#announce(`${clip.name} has arrived.`);
      this.dispatchEvent(new ClipAddedEvent(clip));
    } catch (error) {
      if (!end.signal.aborted) this.#refuse(waiting, error);
    }
  }

  /** What the plan refuses anyway need not travel first. */
  #checkSize(file: File): void {
    const most = Number(this.getAttribute("max-bytes"));
    if (file.size === 0) {
      throw new ApiProblem("empty", `${file.name} is empty. Export it again and retry.`, 422);
    }
    if (most > 0 && file.size > most) {
      const sizes = `It has ${bytesText(file.size)}, and your plan takes up to ${bytesText(most)}.`;
      throw new ApiProblem("too_large", `${sizes} Export it smaller, or shorter.`, 422);
    }
  }

  #refuse({ file, row }: Waiting, error: unknown): void {
    const known = error instanceof ApiProblem;
    const sentence = known ? error.message : "This did not work. Reload the page and try again.";
    row.refuse(sentence, () => {
      row.root.remove();
    });
    this.#announce(`${file.name}: ${sentence}`);
    if (!known) console.error(error);
  }

  #drop(waiting: Waiting): void {
    waiting.row.root.remove();
    this.#queue = this.#queue.filter((other) => other !== waiting);
    this.#announce(`${waiting.file.name} was cancelled.`);
  }

  #announce(sentence: string): void {
    find(this, "[data-live]", HTMLElement).textContent = sentence;
  }

  readonly #warn = (event: BeforeUnloadEvent) => {
    if (this.#queue.length > 0) event.preventDefault();
  };
}
