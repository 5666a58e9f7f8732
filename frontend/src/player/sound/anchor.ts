/**
 * Anchors of a listening test (ITU-R BS.1534-3): the sound field as it would be heard by a poorer
 * system, so that a scale has a lower end. "mono" has no directions, "low" no treble.
 */
import { RATE } from "./pcm";

export type Anchor = "mono" | "low";

/** Hz: the middle between 3.5 kHz, which still pass, and 4 kHz, where 25 dB must be gone. */
const CUT = 3750;
const TAPS = 801;

export function anchorOf(text: string | null): Anchor | null {
  return text === "mono" || text === "low" ? text : null;
}

/** A low-pass of linear phase at 48 kHz: a windowed sinc (Blackman), 8.3 ms late. */
export function lowPass(): Float32Array<ArrayBuffer> {
  const middle = (TAPS - 1) / 2;
  const taps = Float32Array.from({ length: TAPS }, (_, n) => {
    const turns = n / (TAPS - 1);
    const window =
      0.42 - 0.5 * Math.cos(2 * Math.PI * turns) + 0.08 * Math.cos(4 * Math.PI * turns);
    const x = (2 * CUT * (n - middle)) / RATE;
    return window * (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
}

/** The node that a channel passes through on its way; null where nothing is left of it. */
export function shaped(
  context: BaseAudioContext,
  anchor: Anchor,
  channel: number,
): AudioNode | null {
  if (anchor === "mono") return channel === 0 ? new GainNode(context) : null;
  const buffer = context.createBuffer(1, TAPS, context.sampleRate);
  buffer.copyToChannel(lowPass(), 0);
  return new ConvolverNode(context, { buffer, disableNormalization: true });
}
