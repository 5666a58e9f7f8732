/** Runs in the audio thread: keeps both ears within full scale. */
import { Limiting } from "./limiting";

class Limiter extends AudioWorkletProcessor {
  readonly #limiting = new Limiting(sampleRate);
  #stopped = false;

  constructor() {
    super();
    this.port.onmessage = () => (this.#stopped = true);
  }

  /** Only who has said here that it ends is let go: not before that may its context be closed. */
  process([input]: Float32Array[][], [output]: Float32Array[][]): boolean {
    if (output) this.#limiting.process(input ?? [], output);
    if (this.#stopped) this.port.postMessage("stopped");
    return !this.#stopped;
  }
}

registerProcessor("limiter", Limiter);
