/** The last node before the loudspeaker: transparent within full scale, no clipping beyond. */
import workletUrl from "./limiter.worklet.ts?worker&url";

/** Null where the browser has no worklets here, or the page's policy forbids them. */
export async function createLimiter(context: BaseAudioContext): Promise<AudioNode | null> {
  // Only pages of a secure origin have them, whatever TypeScript's DOM library says.
  const { audioWorklet } = context as { audioWorklet?: AudioWorklet };
  try {
    await audioWorklet?.addModule(workletUrl);
    return new AudioWorkletNode(context, "limiter", {
      channelCount: 2,
      channelCountMode: "explicit",
      channelInterpretation: "discrete",
      outputChannelCount: [2],
    });
  } catch {
    return null;
  }
}
