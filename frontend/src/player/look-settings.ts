/** The settings of the picture and of looking around, as entries of the settings menu. */
import type { PlayerManifest, StereoLayout } from "../shared/clip";
import { translate } from "../shared/translate";
import type { Looking, QualityChoice } from "./looking";
import { Motion } from "./motion";
import type { ViewMode } from "./projection";
import type { Entry, SettingsMenu } from "./settings-menu";
import { mayHoldTwoEyes } from "./stereo";

const MODES: readonly (readonly [ViewMode, string])[] = [
  ["sphere", "360°"],
  ["flat", translate("Flat")],
  ["planet", translate("Little planet")],
];
const LAYOUTS: readonly (readonly [StereoLayout, string])[] = [
  ["mono", translate("None")],
  ["top_bottom", translate("Over-under")],
  ["left_right", translate("Side by side")],
];
const QUALITIES: readonly (readonly [QualityChoice, string])[] = [
  ["automatic", translate("Automatic")],
  ["full", translate("Full")],
  ["saving", translate("Saving")],
];

export class LookSettings {
  readonly #mode: Entry<ViewMode>;
  readonly #map: Entry<boolean>;
  readonly #rotation: Entry<boolean>;
  readonly #motion: Entry<boolean>;
  #clip: string | null = null;

  constructor(
    private readonly settings: SettingsMenu,
    private readonly looking: Looking,
    signal: AbortSignal,
  ) {
    this.#mode = this.#addMode();
    this.#map = this.#addMap();
    this.#addQuality();
    this.#rotation = this.#addRotation(signal);
    this.#motion = this.#addMotion();
  }

  get #picture() {
    return this.settings.section(translate("Picture"));
  }

  get #around() {
    return this.settings.section(translate("Looking around"));
  }

  #addMode(): Entry<ViewMode> {
    return this.#picture.choice({
      label: translate("Show as"),
      options: MODES,
      value: "sphere",
      remember: "view-mode",
      change: (mode) => {
        this.looking.mode = mode;
      },
    });
  }

  #addMap(): Entry<boolean> {
    return this.#picture.toggle({
      label: translate("Planet map in the corner"),
      value: false,
      remember: "planet-map",
      change: (shown) => {
        this.looking.mapShown = shown;
      },
    });
  }

  #addQuality(): void {
    this.#picture.choice({
      label: translate("Sharpness"),
      options: QUALITIES,
      value: "automatic",
      remember: "quality",
      change: (choice) => {
        this.looking.quality = choice;
      },
    });
  }

  #addRotation(signal: AbortSignal): Entry<boolean> {
    const rotation = this.#around.toggle({
      label: translate("Turn slowly by itself"),
      value: false,
      change: (on) => {
        this.looking.gaze.rotating = on;
        this.looking.invalidate();
      },
    });
    const still = matchMedia("(prefers-reduced-motion: reduce)");
    const respect = () => {
      rotation.hidden = still.matches;
      if (still.matches) this.looking.gaze.rotating = false;
    };
    respect();
    still.addEventListener("change", respect, { signal });
    return rotation;
  }

  /** Not remembered: the browser wants to be asked by a press on every visit. */
  #addMotion(): Entry<boolean> {
    const motion = this.#around.toggle({
      label: translate("Follow the device in your hands"),
      hint: translate("Press the compass to make the way you hold it the front."),
      value: false,
      change: (on) => {
        if (on) void this.looking.motion.start();
        else this.looking.stopMotion();
      },
    });
    motion.hidden = !Motion.likely;
    return motion;
  }

  /**
   * The clip's own stereo layout; what the viewer chose for this clip comes before it. A choice is
   * offered only where the frame may hold two pictures. Pixels; 0 where the manifest does not say.
   */
  showClip({ id, stereo, width, height }: PlayerManifest["clip"]): void {
    if (this.#clip !== null) return;
    this.#clip = id;
    this.looking.stereo = stereo;
    const layouts = this.#picture.choice({
      label: translate("Stereoscopic layout"),
      options: LAYOUTS,
      value: stereo,
      remember: `stereo.${id}`,
      change: (layout) => {
        this.looking.stereo = layout;
      },
    });
    const offer = (wide: number, high: number) => {
      layouts.hidden = layouts.value === "mono" && !mayHoldTwoEyes(wide, high);
    };
    if (width > 0 && height > 0) offer(width, height);
    else this.looking.onSize(offer);
  }

  /** Shows what a touch has changed. */
  showView(): void {
    const { rotating } = this.looking.gaze;
    if (this.#rotation.value !== rotating) this.#rotation.value = rotating;
  }

  motionEnded(): void {
    this.#motion.value = false;
  }

  /** The next view mode; its name. */
  nextMode(): string {
    const index = MODES.findIndex(([mode]) => mode === this.looking.mode);
    const [mode, name] = MODES[(index + 1) % MODES.length] ?? MODES[0] ?? ["sphere", ""];
    this.#mode.pick(mode);
    return name;
  }

  toggleMap(): void {
    this.#map.pick(!this.#map.value);
  }
}
