/** Runs in the audio thread: keeps both ears within full scale. */
import { Limiting } from "./limiting";

class Limiter extends AudioWorkletProcessor {
  readonly #limiting = new Limiting(sampleRate);
  #stopped = false;

  constructor() {
    super();
    this.port.onmessage = () => {
      this.#stopped = true;
      this.port.postMessage("stopped");
    };
  }

  process([input]: Float32Array[][], [output]: Float32Array[][]): boolean {
    if (output) this.#limiting.process(input ?? [], output);
    return !this.#stopped;
  }
}

registerProcessor("limiter", Limiter);
