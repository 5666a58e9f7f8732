/** The last node before the loudspeaker: transparent within full scale, no clipping beyond. */
import workletUrl from "./limiter.worklet.ts?worker&url";

/** Null where the browser has no worklets here, or the page's policy forbids them. */
export async function createLimiter(context: BaseAudioContext): Promise<AudioWorkletNode | null> {
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

/** Seconds after which a limiter whose audio thread stands still is let go unheard. */
const PATIENCE = 0.5;

/** Lets a limiter go: the audio thread keeps it until it is told. Resolves when it was. */
export async function closeLimiter(limiter: AudioWorkletNode): Promise<void> {
  limiter.disconnect();
  await new Promise((resolve) => {
    setTimeout(resolve, PATIENCE * 1000);
    limiter.port.onmessage = resolve;
    limiter.port.postMessage("stop");
  });
  limiter.port.onmessage = null;
}
