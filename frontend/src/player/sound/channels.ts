/**
 * Whether this browser hands on four channels as they are: by playing a tiny file with a tone of
 * its own in each and looking where they come out. Nothing is concluded from a browser's name.
 */
import inMp4 from "./probes/four-tones.mp4?url&no-inline";
import inWebm from "./probes/four-tones.webm?url&no-inline";

export const TONES = [500, 1000, 2000, 4000] as const;
/** Other tones in a channel must be so much weaker: a mixture of channels is none of them. */
const APART = 10;
/** Power below which nothing is playing yet. */
const AUDIBLE = 1e-5;
/** A browser that has not made a sound by then will not, in milliseconds. */
const PATIENCE = 4000;
const EVERY = 30;
const FFT_SIZE = 4096;

/** For each channel that comes out, the one it is in the file. */
export type Order = readonly number[];

export function isAsItIs(order: Order): boolean {
  return order.every((from, channel) => from === channel);
}

/** Nothing can be told where the probe itself does not play. */
export type Told = Order | "mixed" | "unheard";

/** The order of channels through an element; "mixed" also when some are missing. */
export async function elementOrder(
  context: AudioContext,
  url: string,
  element: HTMLMediaElement = new Audio(),
): Promise<Told> {
  element.loop = true;
  element.src = url;
  const source = context.createMediaElementSource(element);
  const ears = new Ears(context, source);
  try {
    await Promise.race([element.play(), later(PATIENCE)]);
    return await ears.wait();
  } catch {
    return "unheard";
  } finally {
    element.pause();
    element.removeAttribute("src");
    element.load();
    source.disconnect();
    ears.close();
  }
}

/** The same for files of the type of a source. */
export function orderFor(context: AudioContext, type: string): Promise<Told> {
  return elementOrder(context, type.includes("webm") ? inWebm : inMp4);
}

function later(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** An analyser a channel. */
class Ears {
  readonly #input: GainNode;
  readonly #splitter: ChannelSplitterNode;
  readonly #silence: GainNode;
  readonly #analysers: AnalyserNode[];

  constructor(
    private readonly context: AudioContext,
    source: AudioNode,
  ) {
    const discrete = {
      channelCount: 4,
      channelCountMode: "explicit",
      channelInterpretation: "discrete",
    } as const;
    this.#input = new GainNode(context, discrete);
    this.#splitter = new ChannelSplitterNode(context, { numberOfOutputs: 4 });
    this.#silence = new GainNode(context, { gain: 0 });
    this.#analysers = TONES.map(() => new AnalyserNode(context, { fftSize: FFT_SIZE }));
    source.connect(this.#input).connect(this.#splitter);
    this.#analysers.forEach((analyser, channel) => {
      this.#splitter.connect(analyser, channel);
      // What leads nowhere is not pulled in every browser.
      analyser.connect(this.#silence);
    });
    this.#silence.connect(context.destination);
  }

  async wait(): Promise<Told> {
    for (let waited = 0; waited < PATIENCE; waited += EVERY) {
      await later(EVERY);
      const powers = this.#analysers.map((analyser) => this.#powers(analyser));
      // The window is full of sound once it is in all that will have any.
      if (Math.max(...powers.flat()) > AUDIBLE && this.#full()) {
        return orderOf(powers) ?? "mixed";
      }
    }
    return "unheard";
  }

  #full(): boolean {
    const samples = new Float32Array(FFT_SIZE);
    return this.#analysers.some((analyser) => {
      analyser.getFloatTimeDomainData(samples);
      return samples.subarray(0, 96).some((sample) => Math.abs(sample) > 1e-3);
    });
  }

  #powers(analyser: AnalyserNode): number[] {
    const samples = new Float32Array(FFT_SIZE);
    analyser.getFloatTimeDomainData(samples);
    return TONES.map((tone) => tonePower(samples, tone / this.context.sampleRate));
  }

  close(): void {
    this.#input.disconnect();
    this.#splitter.disconnect();
    for (const analyser of this.#analysers) analyser.disconnect();
    this.#silence.disconnect();
  }
}

/** Power of a tone (in cycles a sample), under a window that keeps the others out. */
export function tonePower(samples: Float32Array, frequency: number): number {
  let [re, im] = [0, 0];
  samples.forEach((sample, n) => {
    const weight = 1 - Math.cos((2 * Math.PI * n) / samples.length);
    re += weight * sample * Math.cos(2 * Math.PI * frequency * n);
    im += weight * sample * Math.sin(2 * Math.PI * frequency * n);
  });
  return (re * re + im * im) / samples.length ** 2;
}

/** `powers[out][tone]`: which tone each channel carries; null unless each carries one, and all are there. */
export function orderOf(powers: readonly (readonly number[])[]): Order | null {
  const order = powers.map((tones) => {
    const strongest = tones.indexOf(Math.max(...tones));
    const clear = tones.every(
      (power, tone) => tone === strongest || power * APART < (tones[strongest] ?? 0),
    );
    return clear ? strongest : -1;
  });
  return new Set(order).size === 4 && !order.includes(-1) ? order : null;
}
