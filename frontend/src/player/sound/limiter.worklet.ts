/** Runs in the audio thread: keeps both ears within full scale. */
import { Limiting } from "./limiting";

class Limiter extends AudioWorkletProcessor {
  readonly #limiting = new Limiting(sampleRate);

  process([input]: Float32Array[][], [output]: Float32Array[][]): boolean {
    if (output) this.#limiting.process(input ?? [], output);
    return true;
  }
}

registerProcessor("limiter", Limiter);
