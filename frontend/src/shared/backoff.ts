/** Waits that grow, with jitter, so that a crowd of pages does not come back all at once. */

/** The wait before attempt `attempt` (from 0), in milliseconds: full jitter above half. */
export function backoffDelay(
  attempt: number,
  { first = 500, most = 20_000, random = Math.random } = {},
): number {
  const ceiling = Math.min(most, first * 2 ** attempt);
  return ceiling / 2 + (ceiling / 2) * random();
}

/** Resolves after `milliseconds`; rejects with the signal's reason when it is aborted first. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    }, milliseconds);
    if (signal?.aborted) abort();
    signal?.addEventListener("abort", abort, { once: true });
  });
}
