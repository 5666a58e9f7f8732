/** What the viewer chose, kept in this browser where it lets us. */

const PREFIX = "spatial-player.";

/** What was kept under the name; null where nothing was, or the browser keeps nothing. */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** Private windows, full stores and sandboxed frames refuse: the choice then lasts for this visit. */
export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    return;
  }
}
