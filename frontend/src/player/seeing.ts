/**
 * What one sees of the sound, put together: the direction overlay, the time line with its loop, and
 * links to a view. The player tells it what happens by a few calls.
 */
import type { PlayerManifest } from "../shared/clip";
import { translate } from "../shared/translate";
import { beginningOf } from "./attributes";
import { type BlindResultEvent, ComparePanel } from "./compare/compare-panel";
import type { Controls } from "./controls";
import { toggleButton } from "./icon-button";
import type { KeyAction } from "./keyboard";
import type { Looking } from "./looking";
import { DEGREE, type Direction, type View } from "./orientation";
import { DirectionOverlay } from "./overlay/direction-overlay";
import { addOverlaySettings } from "./overlay/overlay-settings";
import { type PointedEvent, PointingTest } from "./pointing-test/pointing-test";
import type { Playback, Range } from "./playback";
import type { SettingsMenu } from "./settings-menu";
import { lostSound, Share, soundIn } from "./share";
import { type Moment, readMoment, viewOf } from "./share-link";
import { Toast } from "./toast";
import { TimeLine } from "./timeline/time-line";

export interface SeeingParts {
  host: HTMLElement;
  controls: Controls;
  playback: Playback;
  looking: Looking;
  settings: SettingsMenu;
  /** seconds */
  duration: () => number;
  choose: (id: string) => boolean;
  /** for screen readers */
  say: (sentence: string) => void;
  /** for all, until the next sound plays */
  problem: (sentence: string) => void;
}

export class Seeing {
  readonly overlay: DirectionOverlay;
  readonly timeline: TimeLine;
  readonly compare: ComparePanel;
  readonly pointing: PointingTest;
  readonly share: Share;
  readonly toast: Toast;
  readonly #overlayButton = toggleButton(
    "overlay",
    "sound",
    translate("Show where sound comes from"),
    translate("Show where sound comes from (O)"),
  );
  readonly #timelineButton = toggleButton(
    "unfold",
    "timeline",
    translate("Time line"),
    translate("Time line (T)"),
  );
  readonly #compareButton = toggleButton(
    "compare-open",
    "compare",
    translate("Compare sounds"),
    translate("Compare sounds (C)"),
  );
  #manifest: PlayerManifest | null = null;

  constructor(
    private readonly parts: SeeingParts,
    signal: AbortSignal,
  ) {
    this.overlay = new DirectionOverlay(this.#overlayTargets(), signal);
    this.timeline = this.#createTimeLine(signal);
    this.compare = this.#createCompare(signal);
    this.pointing = this.#createPointing(signal);
    this.toast = new Toast(signal);
    this.share = this.#createShare(signal);
    addOverlaySettings(parts.settings, this.overlay);
    const options = { signal };
    const toggleOverlay = () => {
      this.overlay.toggle();
    };
    const toggleTimeline = () => {
      this.timeline.toggle();
    };
    this.#overlayButton.addEventListener("click", toggleOverlay, options);
    this.#timelineButton.addEventListener("click", toggleTimeline, options);
    const toggleCompare = () => {
      this.compare.toggle();
    };
    this.#compareButton.addEventListener("click", toggleCompare, options);
    const { tools } = parts.controls;
    this.#compareButton.hidden = true;
    tools.append(this.#overlayButton, this.#compareButton, this.#timelineButton);
    if (parts.host.hasAttribute("linked")) tools.append(this.share.button);
    parts.playback.video.addEventListener("seeking", this.#jumped, options);
    parts.playback.addEventListener("source", this.#showSource, options);
    this.overlay.restore();
    this.timeline.restore();
  }

  #overlayTargets() {
    const { looking, playback, say } = this.parts;
    return {
      playing: () => playback.playing,
      invalidate: () => {
        looking.invalidate();
      },
      turnTo: ({ azimuth, elevation }: Direction) => {
        looking.gaze.view = { ...looking.gaze.view, yaw: azimuth, pitch: elevation };
        looking.looked();
      },
      changed: (on: boolean) => {
        this.#overlayButton.setAttribute("aria-pressed", String(on));
        say(on ? translate("Showing where sound comes from") : "");
      },
    };
  }

  #createTimeLine(signal: AbortSignal): TimeLine {
    const { controls, host, playback, duration } = this.parts;
    const targets = {
      duration,
      seek: (seconds: number) => {
        playback.seek(seconds);
      },
      changed: (loop: Range | null) => {
        playback.loop = loop;
      },
      unfolded: (unfolded: boolean) => {
        host.toggleAttribute("timeline", unfolded);
        this.#timelineButton.setAttribute("aria-pressed", String(unfolded));
      },
    };
    return new TimeLine(controls.seekbar, controls.root, targets, signal);
  }

  #createCompare(signal: AbortSignal): ComparePanel {
    const { host, controls, playback, choose, say } = this.parts;
    const targets = {
      playback,
      choose,
      opened: (open: boolean) => {
        host.toggleAttribute("comparing", open);
        this.#compareButton.setAttribute("aria-pressed", String(open));
      },
      secret: (secret: boolean) => {
        controls.root.closest(".frame")?.toggleAttribute("data-secret", secret);
        // What was said of it last would stay to be read.
        if (secret) say("");
        this.timeline.secret = secret;
        // The name of what was heard last is known again.
        if (!secret && playback.source) choose(playback.source.id);
      },
      result: (event: BlindResultEvent) => {
        host.dispatchEvent(event);
      },
    };
    return new ComparePanel(targets, signal);
  }

  #createPointing(signal: AbortSignal): PointingTest {
    const { host, controls, looking } = this.parts;
    const targets = {
      pointed: (event: PointedEvent) => {
        host.dispatchEvent(event);
      },
      changed: (active: boolean) => {
        controls.root.closest(".frame")?.toggleAttribute("data-pointing", active);
        // They would show where it is.
        this.overlay.suspended = active;
        this.timeline.secret = active;
      },
      invalidate: () => {
        looking.invalidate();
      },
    };
    return new PointingTest(targets, signal);
  }

  #createShare(signal: AbortSignal): Share {
    const { host, playback, looking } = this.parts;
    const targets = {
      // A frame of another site has an address that nobody wants to be sent.
      address: () => new URL(host.getAttribute("linked") ?? "", location.href).href,
      time: () => playback.position,
      view: () => looking.gaze.view,
      source: () => playback.source,
      say: (sentence: string) => {
        this.toast.show(sentence);
      },
    };
    return new Share(targets, signal);
  }

  /** What unfolds under the picture. */
  get below(): HTMLElement[] {
    return [this.timeline.root, this.compare.root];
  }

  /** What lies over the picture. */
  get over(): HTMLElement[] {
    return [this.overlay.arrows.root, this.pointing.root, this.toast.root, this.share.sheet.root];
  }

  /** Before each picture. */
  draw(view: View): void {
    const { looking, playback } = this.parts;
    this.overlay.listenTo(playback.sound);
    const { clientWidth, clientHeight } = looking.surface;
    const aspect = clientWidth / Math.max(1, clientHeight);
    this.pointing.draw(view, aspect);
    const around = looking.mode === "sphere";
    const goOn = this.overlay.draw(view, around ? aspect : null, performance.now());
    looking.lay(this.overlay.layer, this.overlay.level);
    if (goOn) looking.invalidate();
  }

  /** The manifest, and anew with every take. */
  showManifest(manifest: PlayerManifest): void {
    this.#manifest = manifest;
    this.timeline.showSheet(manifest.clip.thumbnails);
    this.compare.showSources(manifest.sources);
    this.#compareButton.hidden = manifest.sources.length < 2;
  }

  /** How the player begins: as its attributes ask, and then as the page's own link says. */
  begin(): void {
    const { host } = this.parts;
    const { muted, overlay, timeline, start, take, ...degrees } = beginningOf(host);
    if (muted) this.follow("muted", true);
    if (overlay) this.follow("overlay", true);
    if (timeline) this.follow("timeline", true);
    if (Object.keys(degrees).length > 0) this.lookAt(degrees);
    const manifest = this.#manifest;
    if (!manifest) return;
    const beginning = { time: start ?? null, sound: take ?? null };
    this.#follow(manifest, { ...beginning, yaw: null, pitch: null, fov: null });
    if (host.hasAttribute("linked")) this.#follow(manifest, readMoment(location.search));
  }

  /** An attribute that says how the player is: "muted", "overlay" or "timeline" came or went. */
  follow(attribute: string, on: boolean): void {
    const { playback, controls } = this.parts;
    if (attribute === "muted") {
      playback.mix.setVolume(playback.mix.volume, on);
      controls.showVolume(playback.mix.volume, on);
    }
    if (attribute === "overlay" && on !== this.overlay.on) this.overlay.show(on);
    if (attribute === "timeline" && on !== this.timeline.isUnfolded) this.timeline.unfold(on);
  }

  #follow(manifest: PlayerManifest, moment: Moment): void {
    const { looking, playback, choose, problem } = this.parts;
    if (moment.sound !== null) {
      const source = soundIn(manifest, moment);
      if (source) choose(source.id);
      else problem(lostSound(moment.sound, manifest.sources[0]));
    }
    looking.gaze.view = viewOf(moment, looking.gaze.view);
    if (moment.time !== null)
      playback.seek(Math.min(moment.time, manifest.clip.duration || Infinity));
    looking.invalidate();
  }

  /** Degrees; what is not given stays. */
  lookAt({ yaw, pitch, fov }: { yaw?: number; pitch?: number; fov?: number }): void {
    const { looking } = this.parts;
    const angle = (degrees: number | undefined) =>
      degrees === undefined ? null : degrees * DEGREE;
    const moment = {
      time: null,
      sound: null,
      yaw: angle(yaw),
      pitch: angle(pitch),
      fov: angle(fov),
    };
    looking.gaze.view = viewOf(moment, looking.gaze.view);
    looking.looked();
  }

  startPointing(truth: { azimuth: number; elevation: number } | null): void {
    const { looking } = this.parts;
    looking.looked();
    this.pointing.ask(truth && inRadians(truth));
  }

  revealPointing(truth: { azimuth: number; elevation: number }): void {
    this.pointing.reveal(inRadians(truth));
  }

  /** True where the key was meant for one of these. */
  act(action: KeyAction): boolean {
    const { playback } = this.parts;
    if (action === "toggle" && this.pointing.active) this.pointing.press();
    else if (action === "overlay") this.overlay.toggle();
    else if (action === "timeline") this.timeline.toggle();
    else if (action === "loop-start") this.timeline.loop.mark("start", playback.position);
    else if (action === "loop-end") this.timeline.loop.mark("end", playback.position);
    else if (action === "compare") this.compare.toggle();
    else if (action.startsWith("sound-")) this.#hear(Number(action.slice("sound-".length)));
    else return false;
    return true;
  }

  /** The sound of a number key, in the order of the panel or of the list. */
  #hear(number: number): void {
    if (this.compare.press(number)) return;
    const source = this.#manifest?.sources[number - 1];
    if (source) this.parts.choose(source.id);
  }

  readonly #showSource = () => {
    this.overlay.clear();
    this.timeline.showSource(this.parts.playback.source);
  };

  readonly #jumped = () => {
    this.overlay.clear();
  };
}

function inRadians({ azimuth, elevation }: Direction): Direction {
  return { azimuth: azimuth * DEGREE, elevation: elevation * DEGREE };
}
