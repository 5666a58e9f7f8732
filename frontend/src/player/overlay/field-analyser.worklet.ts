/** Runs in the audio thread: sends the bands of the sound field that plays, every 21 ms. */
import { FieldBands } from "./field-bands";

class FieldAnalyser extends AudioWorkletProcessor {
  readonly #bands = new FieldBands(sampleRate);
  readonly #tell = (bands: Float32Array) => {
    this.port.postMessage(bands, [bands.buffer]);
  };
  #stopped = false;

  constructor() {
    super();
    this.port.onmessage = () => (this.#stopped = true);
  }

  process([input]: Float32Array[][]): boolean {
    if (input?.length === 4) this.#bands.add(input, this.#tell);
    return !this.#stopped;
  }
}

registerProcessor("field-analyser", FieldAnalyser);
