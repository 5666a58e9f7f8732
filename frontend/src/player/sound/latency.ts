/** When what the graph makes now is heard. */

/** The longest delay that is believed, in seconds; Bluetooth takes up to a third. */
const LONGEST = 0.6;

/** Seconds between a sample leaving the graph and its being heard; 0 where nobody knows. */
export function outputLatency(context: BaseAudioContext): number {
  if (!("outputLatency" in context)) return 0;
  const { outputLatency, baseLatency } = context as AudioContext;
  const told = outputLatency || baseLatency || 0;
  return Number.isFinite(told) ? Math.min(LONGEST, Math.max(0, told)) : 0;
}

/** The moment of the context that is heard now, in its seconds. */
export function heardTime(context: BaseAudioContext): number {
  return context.currentTime - outputLatency(context);
}
