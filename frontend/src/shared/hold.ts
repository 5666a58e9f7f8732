/**
 * A page behind a password that stays open: what it was granted ends after hours, unless it asks for
 * it to be held, quietly. Once it has ended all the same, a sentence and a way on are shown.
 */
import { ApiProblem, call } from "./api";

const EVERY = 60 * 60 * 1000; // ms; a twelfth of what a grant holds

export function holdGrant(): void {
  const notice = document.querySelector<HTMLElement>("[data-hold]");
  const address = notice?.dataset["hold"];
  if (!notice || !address) return;
  const ask = async () => {
    try {
      await call(address);
      notice.hidden = true;
    } catch (error) {
      // Without a connection nothing has ended.
      if (error instanceof ApiProblem && error.status === 404) notice.hidden = false;
    }
  };
  setInterval(() => void ask(), EVERY);
  // A machine that slept has missed its turns.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) void ask();
  });
}
