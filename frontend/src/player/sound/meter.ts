/** How loud it is at the ears now: momentary loudness (ITU-R BS.1770, 400 ms) and peak. */
import { K_WEIGHTING, lufs, WINDOW } from "./loudness";

/** The smallest that holds the window, at 48 kHz. */
const FFT_SIZE = 32_768;

export interface Reading {
  /** LUFS; -Infinity for silence */
  readonly loudness: number;
  /** dB of full scale, the highest sample of both ears */
  readonly peak: number;
}

export class Meter {
  readonly #split: ChannelSplitterNode;
  readonly #plain: AnalyserNode[];
  readonly #weighted: AnalyserNode[];
  readonly #filters: IIRFilterNode[];
  readonly #samples = new Float32Array(FFT_SIZE);

  constructor(private readonly from: AudioNode) {
    const { context } = from;
    this.#split = new ChannelSplitterNode(context, { numberOfOutputs: 2 });
    const analyser = () => new AnalyserNode(context, { fftSize: FFT_SIZE });
    this.#plain = [analyser(), analyser()];
    this.#weighted = [analyser(), analyser()];
    this.#filters = [0, 1].flatMap((ear) => this.#connect(context, ear));
    from.connect(this.#split);
  }

  #connect(context: BaseAudioContext, ear: number): IIRFilterNode[] {
    const [shelf, highpass] = K_WEIGHTING.map((options) => new IIRFilterNode(context, options));
    const [plain, weighted] = [this.#plain[ear], this.#weighted[ear]];
    if (!shelf || !highpass || !plain || !weighted) return [];
    this.#split.connect(plain, ear);
    this.#split.connect(shelf, ear);
    shelf.connect(highpass).connect(weighted);
    return [shelf, highpass];
  }

  read(): Reading {
    let power = 0;
    let peak = 0;
    for (const analyser of this.#weighted) {
      const recent = this.#recent(analyser);
      power += recent.reduce((sum, sample) => sum + sample * sample, 0) / WINDOW;
    }
    for (const analyser of this.#plain) {
      peak = this.#recent(analyser).reduce((most, value) => Math.max(most, Math.abs(value)), peak);
    }
    return { loudness: lufs(power), peak: 20 * Math.log10(peak) };
  }

  #recent(analyser: AnalyserNode): Float32Array {
    analyser.getFloatTimeDomainData(this.#samples);
    return this.#samples.subarray(FFT_SIZE - WINDOW);
  }

  close(): void {
    this.from.disconnect(this.#split);
    this.#split.disconnect();
    for (const filter of this.#filters) filter.disconnect();
  }
}
