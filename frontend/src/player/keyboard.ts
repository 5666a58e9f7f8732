/** Keys of the player: what each one does, and which are left to the control that has the focus. */
import { translate } from "../shared/translate";
import type { Steering } from "./gaze";

export type KeyAction =
  | "toggle"
  | "back"
  | "forward"
  | "mute"
  | "fullscreen"
  | "reset"
  | "zoom-in"
  | "zoom-out"
  | "view-mode"
  | "map"
  | "say-view"
  | "keys"
  | "overlay"
  | "timeline"
  | "compare"
  | "loop-start"
  | "loop-end"
  | `sound-${number}`;

const ACTIONS: Readonly<Record<string, KeyAction>> = {
  " ": "toggle",
  k: "toggle",
  j: "back",
  ",": "back",
  l: "forward",
  ".": "forward",
  m: "mute",
  f: "fullscreen",
  "0": "reset",
  "+": "zoom-in",
  "=": "zoom-in",
  "-": "zoom-out",
  v: "view-mode",
  p: "map",
  h: "say-view",
  "?": "keys",
  o: "overlay",
  t: "timeline",
  c: "compare",
  i: "loop-start",
  "[": "loop-start",
  "]": "loop-end",
};
/** With the shift key, where the letter alone does something else. */
const SHIFTED: Readonly<Record<string, KeyAction>> = { o: "loop-end" };
/** 1 to 9 choose the first nine sounds. */
const SOUND = /^[1-9]$/;

/** What a key does, if anything. */
export function actionOf(key: string, shift: boolean): KeyAction | undefined {
  if (SOUND.test(key)) return `sound-${Number(key)}`;
  return (shift ? SHIFTED[key] : undefined) ?? ACTIONS[key];
}

/** What the overview tells: keys, and what they do. */
export const OVERVIEW: readonly (readonly [keys: string, words: string])[] = [
  ["Space K", translate("Play or pause")],
  ["J L", translate("5 seconds back or on")],
  ["← → ↑ ↓", translate("Look around")],
  ["W A S D", translate("Look around")],
  ["+ −", translate("Closer or wider")],
  ["0", translate("Look ahead again")],
  ["V", translate("360°, flat or little planet")],
  ["P", translate("Planet map")],
  ["H", translate("Say where you look")],
  ["O", translate("Show where sound comes from")],
  ["T", translate("Time line")],
  ["I [", translate("The loop starts here")],
  ["Shift+O ]", translate("The loop ends here")],
  ["C", translate("Compare sounds")],
  ["1 – 9", translate("Hear the first, second … sound")],
  ["M", translate("Sound off or on")],
  ["F", translate("Full screen")],
  ["?", translate("These keys")],
];

const YAW: Readonly<Record<string, -1 | 1>> = { arrowleft: 1, a: 1, arrowright: -1, d: -1 };
const PITCH: Readonly<Record<string, -1 | 1>> = { arrowup: 1, w: 1, arrowdown: -1, s: -1 };

const SCROLLING = new Set(["arrowup", "arrowdown", " "]);

export interface KeyTargets {
  steer(steering: Steering): void;
  act(action: KeyAction): void;
}

/** True where the focused control has its own use for the key. */
export function belongsToControl(key: string, control: Element | null): boolean {
  if (!control) return false;
  if (control.matches("input:is([type=checkbox], [type=radio])")) {
    return key === " " || key.startsWith("arrow");
  }
  if (control.matches("select, textarea, [contenteditable], input:not([type=range])")) return true;
  if (control.matches("input[type=range]")) return key.startsWith("arrow");
  return control.matches("button, a, summary") && (key === " " || key === "enter");
}

export class Keyboard {
  readonly #held = new Set<string>();

  constructor(
    private readonly host: HTMLElement,
    private readonly targets: KeyTargets,
    signal: AbortSignal,
  ) {
    document.addEventListener("keydown", this.#down, { signal });
    document.addEventListener("keyup", this.#up, { signal });
    window.addEventListener("blur", this.#releaseAll, { signal });
  }

  /** Keys count inside the player, and on the page where nothing else has the focus. */
  #mine(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const path = event.composedPath();
    if (!path.includes(this.host) && !this.#mayReach(event)) return false;
    const control = path[0] instanceof Element ? path[0] : null;
    return !belongsToControl(event.key.toLowerCase(), control);
  }

  /** On the page itself the keys that scroll it stay the page's, unless the player fills it. */
  #mayReach(event: KeyboardEvent): boolean {
    if (event.target !== document.body) return false;
    const fills = document.fullscreenElement === this.host || this.host.hasAttribute("filling");
    return fills || !SCROLLING.has(event.key.toLowerCase());
  }

  readonly #down = (event: KeyboardEvent) => {
    if (!this.#mine(event)) return;
    const key = event.key.toLowerCase();
    const action = actionOf(key, event.shiftKey);
    if (key in YAW || key in PITCH) {
      this.#held.add(key);
      this.#steer();
    } else if (action === undefined) {
      return;
    } else if (!event.repeat || action === "back" || action === "forward") {
      this.targets.act(action);
    }
    event.preventDefault();
  };

  readonly #up = (event: KeyboardEvent) => {
    if (this.#held.delete(event.key.toLowerCase())) this.#steer();
  };

  readonly #releaseAll = () => {
    this.#held.clear();
    this.#steer();
  };

  #steer(): void {
    const along = (keys: Readonly<Record<string, -1 | 1>>) =>
      Math.sign([...this.#held].reduce((sum, key) => sum + (keys[key] ?? 0), 0)) as -1 | 0 | 1;
    this.targets.steer({ yaw: along(YAW), pitch: along(PITCH) });
  }
}
