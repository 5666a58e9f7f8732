/** A file on a server, read in parts by byte ranges. */
import { translate } from "../../shared/translate";
import { answeredText, PcmProblem } from "./pcm";

/** More is not taken whole from a server that does not know ranges, in bytes. */
const WHOLE_MAX = 64 * 2 ** 20;
/** Pauses before the server is asked again whether a file is made, in milliseconds. */
const ASK_FIRST = 250;
const ASK_MOST = 2000;

export function later(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** The connection broke, or the server is overworked: another attempt may succeed. */
export class Interrupted extends PcmProblem {}

export class RemoteFile {
  /** where the server has led to (a signed address in its store); asked directly from then on */
  #address: string;
  /** all of it, where the server does not know ranges */
  #whole: ArrayBuffer | null = null;

  constructor(
    private readonly url: string,
    private readonly end: AbortSignal,
  ) {
    this.#address = url;
  }

  /**
   * The first bytes; `making` is told how far the server is (0 to 1) while it makes the file.
   */
  async head(bytes: number, making: (fraction: number) => void): Promise<ArrayBuffer> {
    for (let pause = ASK_FIRST; ; pause = Math.min(ASK_MOST, 2 * pause)) {
      const answer = await this.#ask(0, bytes, this.end);
      if (answer.status === 202) {
        making(fractionOf(await answer.json()));
        await later(pause);
      } else {
        if (answer.status === 200) this.#whole = await wholeOf(answer);
        return this.#whole ?? (await answer.arrayBuffer());
      }
    }
  }

  /** Bytes from a place on, as they arrive. */
  async *bytes(from: number, length: number, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    if (this.#whole) {
      yield new Uint8Array(this.#whole.slice(from, from + length));
      return;
    }
    const answer = await this.#ask(from, length, signal);
    if (answer.status !== 206)
      throw new PcmProblem(translate("The server does not send parts of the sound."));
    const reader = answer.body?.getReader();
    for (;;) {
      const part = await reader?.read().catch(broken);
      if (!part || part.done) return;
      yield part.value;
    }
  }

  async #ask(from: number, length: number, signal: AbortSignal): Promise<Response> {
    const headers = { Range: `bytes=${from}-${from + length - 1}` };
    const answer = await fetch(this.#address, { headers, signal }).catch(broken);
    if (answer.ok) {
      if (answer.status === 206 && answer.redirected) this.#address = answer.url;
      return answer;
    }
    if (this.#address !== this.url) {
      // A signed address is good for some hours only.
      this.#address = this.url;
      return this.#ask(from, length, signal);
    }
    const sentence = answeredText(answer.status);
    throw answer.status >= 500 ? new Interrupted(sentence) : new PcmProblem(sentence);
  }
}

function broken(): never {
  throw new Interrupted(translate("The connection broke while the sound was loading."));
}

async function wholeOf(answer: Response): Promise<ArrayBuffer> {
  if (Number(answer.headers.get("Content-Length")) > WHOLE_MAX) {
    throw new PcmProblem(
      translate("The server sends this sound as a whole only, and it is too long."),
    );
  }
  return answer.arrayBuffer();
}

function fractionOf(told: unknown): number {
  const fraction: unknown =
    typeof told === "object" && told !== null ? Reflect.get(told, "fraction") : 0;
  return typeof fraction === "number" ? fraction : 0;
}
