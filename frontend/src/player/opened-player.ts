/** The player while it is in the page: its parts, and what each tells the others. */
import type { PlayerManifest, Source } from "../shared/clip";
import { el } from "../shared/dom";
import { translate } from "../shared/translate";
import { Controls } from "./controls";
import { type KeyAction, Keyboard } from "./keyboard";
import { createKeysOverview } from "./keys-overview";
import { LookSettings } from "./look-settings";
import { Looking } from "./looking";
import { headingText, type View } from "./orientation";
import { MediaKeys } from "./media-keys";
import { LoudnessDisplay } from "./loudness-display";
import { Playback, ProblemEvent, type Range } from "./playback";
import { PlayerEvents } from "./player-events";
import { Fullscreen } from "./fullscreen";
import { Idle } from "./idle";
import { Seeing } from "./seeing";
import { SettingsMenu } from "./settings-menu";
import type { Sheet } from "./sheet";
import { anchorOf } from "./sound/anchor";
import { addSoundSettings } from "./sound-settings";
import { styleSheets } from "./styles";
import { hasHeadset } from "./view-window";

const SEEK_STEP = 5;
const ZOOM_STEP = 0.85;

/** Everything that lives from the moment the element is in the page until it leaves. */
export class OpenedPlayer {
  readonly controls: Controls;
  readonly playback: Playback;
  readonly looking: Looking;
  readonly settings: SettingsMenu;
  readonly #loudness: LoudnessDisplay;
  readonly #mediaKeys: MediaKeys;
  readonly seeing: Seeing;
  readonly #events: PlayerEvents;
  readonly #frame = el("div", { class: "frame", tabindex: 0, role: "group" });
  readonly #hint = el("p", { class: "hint" }, translate("Drag to look around"));
  readonly #end = new AbortController();
  readonly #fullscreen: Fullscreen;
  readonly #idle: Idle;
  readonly #lookSettings: LookSettings;
  readonly #keys: Sheet;
  #manifest: PlayerManifest | null = null;
  #chosenByViewer = false;

  constructor(private readonly host: HTMLElement) {
    const { signal } = this.#end;
    const video = el("video", { playsinline: true, preload: "metadata", crossorigin: "anonymous" });
    this.playback = new Playback(video, anchorOf(host.getAttribute("anchor")));
    this.playback.mix.gain = Number.parseFloat(host.getAttribute("gain") ?? "") || 0;
    this.#events = new PlayerEvents(host, this.playback, () => this.sources, signal);
    this.controls = new Controls(this.#controlTargets(), signal);
    this.settings = new SettingsMenu(this.controls.settings, signal);
    this.looking = new Looking(video, this.#lookingTargets(), signal);
    this.#lookSettings = new LookSettings(this.settings, this.looking, signal);
    this.#keys = createKeysOverview(signal);
    this.#loudness = new LoudnessDisplay(() => this.playback.sound, signal);
    addSoundSettings(this.settings, this.playback, this.#loudness);
    this.#mediaKeys = new MediaKeys(this.playback, host.getAttribute("clip-name") ?? "", signal);
    this.seeing = new Seeing(this.#seeingParts(), signal);
    this.#build();
    this.#fullscreen = new Fullscreen(host, signal, (full) => {
      this.controls.showFullscreen(full);
    });
    const mayHide = () =>
      this.playback.playing && !this.settings.sheet.isOpen && !this.#keys.isOpen;
    this.#idle = new Idle(this.#frame, mayHide, signal);
    new Keyboard(
      host,
      {
        steer: (steering) => {
          this.looking.gaze.steer(steering);
          this.looking.looked();
        },
        act: (action) => {
          this.#act(action);
        },
      },
      signal,
    );
    this.#followVideo(video, signal);
    void this.#offerHeadset();
  }

  #lookingTargets() {
    return {
      face: (worldToHead: readonly number[]) => {
        this.playback.sound?.face(worldToHead);
        this.seeing.draw(this.looking.gaze.view);
      },
      drawn: (view: View) => {
        this.controls.showView(view);
        this.#lookSettings.showView();
        this.#events.look(view);
      },
      looked: () => {
        this.#hint.classList.add("known");
        this.#idle.wake();
      },
      tapped: (finger: boolean) => {
        // The tap of a finger that brings the controls back does no more than that.
        if (!finger || !this.#idle.justWoken) this.#toggle();
      },
      playing: () => this.playback.playing,
      problem: (sentence: string) => {
        this.controls.showProblem(sentence);
      },
      motionEnded: (sentence: string) => {
        this.controls.tell(sentence);
        this.#lookSettings.motionEnded();
      },
    };
  }

  #seeingParts() {
    const { host, controls, playback, looking, settings } = this;
    return {
      host,
      controls,
      playback,
      looking,
      settings,
      duration: () => playback.video.duration || (this.#manifest?.clip.duration ?? 0),
      choose: (id: string) => this.choose(id),
      say: (sentence: string) => {
        controls.live.textContent = sentence;
      },
      problem: (sentence: string) => {
        controls.showProblem(sentence);
      },
    };
  }

  #controlTargets() {
    return {
      toggle: () => {
        this.#toggle();
      },
      seek: (seconds: number) => {
        this.playback.seek(seconds);
      },
      setVolume: (volume: number, muted: boolean) => {
        this.playback.mix.setVolume(volume, muted);
        this.controls.showVolume(volume, muted);
      },
      choose: (id: string) => {
        this.choose(id);
      },
      fullscreen: () => {
        this.#fullscreen.toggle();
      },
      headset: () => {
        void this.#toggleHeadset();
      },
      reset: () => {
        this.#act("reset");
      },
    };
  }

  #build(): void {
    const root = this.host.shadowRoot ?? this.host.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = styleSheets();
    const { controls } = this;
    const { root: loudness } = this.#loudness;
    const bearings = el("div", { class: "bearings" }, this.looking.map.root, controls.compass.root);
    const top = el("div", { class: "top" }, controls.notice, loudness, bearings);
    const name = this.host.getAttribute("clip-name") ?? translate("clip");
    this.#frame.setAttribute("aria-label", translate("360° player: {name}", { name }));
    this.#frame.append(
      this.looking.surface,
      top,
      controls.big,
      this.#hint,
      controls.problem,
      ...this.seeing.over,
      controls.root,
    );
    this.#frame.append(controls.live, this.settings.sheet.root, this.#keys.root);
    this.settings.link(translate("Keys of the keyboard"), () => {
      this.settings.sheet.close();
      this.#keys.toggle();
    });
    root.replaceChildren(el("div", { class: "stack" }, this.#frame, ...this.seeing.below));
    controls.showVolume(1, false);
    controls.showPlaying(false, false);
    controls.showView(this.looking.gaze.view);
  }

  #followVideo(video: HTMLVideoElement, signal: AbortSignal): void {
    const options = { signal };
    const state = () => {
      this.controls.showPlaying(this.playback.playing, video.ended);
      this.#idle.wake();
    };
    for (const type of ["play", "playing", "pause", "ended", "emptied"]) {
      video.addEventListener(type, state, options);
    }
    const again = () => {
      if (this.host.hasAttribute("loop")) this.play();
    };
    video.addEventListener("ended", again, options);
    for (const type of ["timeupdate", "progress", "durationchange", "seeked"]) {
      video.addEventListener(
        type,
        () => {
          this.#showTime();
        },
        options,
      );
    }
    this.playback.addEventListener(
      "problem",
      (event) => {
        if (event instanceof ProblemEvent) this.controls.showProblem(event.sentence);
      },
      options,
    );
  }

  show(manifest: PlayerManifest): void {
    const first = this.#manifest === null;
    this.#manifest = manifest;
    this.#mediaKeys.poster = manifest.clip.poster_url;
    if (first && manifest.clip.poster_url) this.looking.showPoster(manifest.clip.poster_url);
    this.#lookSettings.showClip(manifest.clip);
    const current = manifest.sources.find((source) => source.id === this.playback.source?.id);
    const best = manifest.sources[0];
    const started = this.playback.playing || this.playback.video.currentTime > 0;
    const keep = current && (this.#chosenByViewer || started);
    const next = keep ? current : best;
    if (next) this.playback.choose(next);
    this.controls.showSources(manifest.sources, this.playback.source);
    this.seeing.showManifest(manifest);
    if (first) {
      this.seeing.begin();
      askForSamples(manifest.sources);
    }
    this.#showTime();
  }

  get sources(): readonly Source[] {
    return this.#manifest?.sources ?? [];
  }

  /** What repeats; the time line shows it. */
  setLoop(range: Range | null): void {
    this.playback.loop = range;
    this.seeing.timeline.loop.show(range);
  }

  choose(id: string): boolean {
    const source = this.#manifest?.sources.find((candidate) => candidate.id === id);
    if (!source || !this.#manifest) return false;
    this.#chosenByViewer = true;
    this.playback.choose(source);
    this.controls.showSources(this.#manifest.sources, source);
    this.controls.say(translate("Sound: {label}", { label: source.label }));
    return true;
  }

  #toggle(): void {
    if (this.playback.playing) this.playback.pause();
    else this.play();
  }

  /** Plays; once the decoder is ready, it hears of the view at once. */
  play(): void {
    void this.playback.play().then(() => {
      this.looking.invalidate();
    });
  }

  #act(action: KeyAction): void {
    if (this.seeing.act(action)) return;
    const { playback } = this;
    const { gaze } = this.looking;
    if (action === "toggle") this.#toggle();
    if (action === "back") playback.seek(playback.video.currentTime - SEEK_STEP);
    if (action === "forward") playback.seek(playback.video.currentTime + SEEK_STEP);
    if (action === "mute") this.controls.toggleMute();
    if (action === "fullscreen") this.#fullscreen.toggle();
    if (action === "zoom-in") gaze.zoom(ZOOM_STEP);
    if (action === "zoom-out") gaze.zoom(1 / ZOOM_STEP);
    if (action === "reset") gaze.reset();
    if (action === "reset" || action === "say-view") {
      this.controls.say(translate("Looking {heading}", { heading: headingText(gaze.view) }));
    }
    if (action === "view-mode") {
      this.controls.say(translate("View: {mode}", { mode: this.#lookSettings.nextMode() }));
    }
    if (action === "map") this.#lookSettings.toggleMap();
    if (action === "keys") this.#keys.toggle();
    this.looking.looked();
  }

  async #offerHeadset(): Promise<void> {
    this.controls.headset.hidden = !(await hasHeadset());
  }

  async #toggleHeadset(): Promise<void> {
    if (!this.looking.inHeadset) this.play();
    try {
      await this.looking.toggleHeadset();
    } catch {
      this.controls.tell(translate("The headset did not start. Put it on, then try again."));
    }
  }

  #showTime(): void {
    const { video } = this.playback;
    const { buffered } = video;
    const duration = video.duration || (this.#manifest?.clip.duration ?? 0);
    const end = buffered.length > 0 ? buffered.end(buffered.length - 1) : 0;
    this.controls.showTime(video.currentTime, duration, end);
  }

  close(): void {
    this.#end.abort();
    this.playback.close();
  }
}

/** The clip's own sound is made into samples when it is first asked for: best before it is played. */
function askForSamples(sources: readonly Source[]): void {
  const own = sources.find(({ take }) => take === null)?.wav_url;
  if (own) void fetch(own, { headers: { Range: "bytes=0-0" } }).catch(() => undefined);
}
