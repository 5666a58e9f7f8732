/** Ears at the end of the player's own sound graph, in the page. */
import type { Page } from "playwright-core";

declare global {
  interface Window {
    /** one analyser an ear, put before the loudspeakers by `plugIn` */
    ears?: [AnalyserNode, AnalyserNode];
  }
}

/**
 * Before the page loads: what is connected to the loudspeakers goes to two analysers too, the first
 * thing of each context; later ones are probes that nobody hears.
 */
export async function plugIn(page: Page): Promise<void> {
  await page.addInitScript(() => {
    function tap(node: AudioNode): void {
      const { context } = node;
      // What is only measured, in an OfflineAudioContext, nobody hears.
      if (!(context instanceof AudioContext)) return;
      const splitter = new ChannelSplitterNode(context, { numberOfOutputs: 2 });
      const left = new AnalyserNode(context, { fftSize: 32768 });
      const right = new AnalyserNode(context, { fftSize: 32768 });
      node.connect(splitter);
      splitter.connect(left, 0);
      splitter.connect(right, 1);
      window.ears = [left, right];
    }
    // eslint-disable-next-line @typescript-eslint/unbound-method -- the proxy calls it with its node
    AudioNode.prototype.connect = new Proxy(AudioNode.prototype.connect, {
      apply(connect, node: AudioNode, to: unknown[]): unknown {
        const heard = to[0] instanceof AudioDestinationNode;
        if (heard && window.ears?.[0].context !== node.context) tap(node);
        return Reflect.apply(connect, node, to);
      },
    });
  });
}

export interface Heard {
  /** dB, root mean square of both ears */
  level: number;
  /** dB, left over right */
  difference: number;
}

/** What the last 0.7 s sounded like. */
export function listen(page: Page): Promise<Heard> {
  return page.evaluate(() => {
    const power = (window.ears ?? []).map((ear) => {
      const samples = new Float32Array(ear.fftSize);
      ear.getFloatTimeDomainData(samples);
      return samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    });
    const [left = NaN, right = NaN] = power;
    return {
      level: 10 * Math.log10(left + right),
      difference: 10 * Math.log10(left / right),
    };
  });
}
