/** <spatial-player manifest="URL">: look around a 360° clip and hear its sound field turn. */
import { ApiProblem, call } from "../shared/api";
import { type PlayerManifest, readManifest, type Source } from "../shared/clip";
import { el } from "../shared/dom";
import { aim, createCamera } from "./camera";
import { Controls } from "./controls";
import { Gaze } from "./gaze";
import { Gestures } from "./gestures";
import { type KeyAction, Keyboard } from "./keyboard";
import { headingText, type View } from "./orientation";
import { Panorama } from "./panorama";
import { Playback, ProblemEvent } from "./playback";
import { Fullscreen } from "./fullscreen";
import { Idle } from "./idle";
import css from "./player.css?inline";

const SEEK_STEP = 5;
const ZOOM_STEP = 0.85;
/** A longer pause between frames (a hidden tab) counts as this, in seconds. */
const STEP_MAX = 0.1;

export class SpatialPlayer extends HTMLElement {
  #open: Opened | null = null;

  connectedCallback(): void {
    this.#open = new Opened(this);
    void this.refresh();
  }

  disconnectedCallback(): void {
    this.#open?.close();
    this.#open = null;
  }

  /** Reads the manifest again: new takes appear, what plays goes on. */
  async refresh(): Promise<void> {
    const open = this.#open;
    const url = this.getAttribute("manifest");
    if (!open || !url) return;
    try {
      const manifest = readManifest(await call(url), "");
      if (open === this.#open) open.show(manifest);
    } catch (error) {
      const known = error instanceof ApiProblem;
      open.controls.showProblem(known ? error.message : "The player could not read this clip.");
      if (!known) throw error;
    }
  }

  /** Listens to a source of the manifest by its id; true when there is one. */
  listenTo(id: string): boolean {
    return this.#open?.choose(id) ?? false;
  }

  play(): void {
    this.#open?.play();
  }

  get view(): View | null {
    return this.#open?.gaze.view ?? null;
  }

  get source(): Source | null {
    return this.#open?.playback.source ?? null;
  }

  /** The rotation the decoder plays with now (world to head, 4 × 4 column-major). */
  get soundRotation(): number[] | null {
    const rotation = this.#open?.playback.sound?.rotation;
    return rotation ? [...rotation] : null;
  }
}

/** Everything that lives from the moment the element is in the page until it leaves. */
class Opened {
  readonly controls: Controls;
  readonly playback: Playback;
  readonly gaze = new Gaze({ inertia: !matchMedia("(prefers-reduced-motion: reduce)").matches });
  readonly #camera = createCamera();
  readonly #surface = el("div", { class: "surface" });
  readonly #frame = el("div", { class: "frame", tabindex: 0, role: "group" });
  readonly #hint = el("p", { class: "hint" }, "Drag to look around");
  readonly #end = new AbortController();
  readonly #fullscreen: Fullscreen;
  readonly #idle: Idle;
  #panorama: Panorama | null = null;
  #manifest: PlayerManifest | null = null;
  #chosenByViewer = false;
  #request = 0;
  #lastTick = 0;
  #dirty = true;

  constructor(private readonly host: SpatialPlayer) {
    const { signal } = this.#end;
    const video = el("video", { playsinline: true, preload: "metadata", crossorigin: "anonymous" });
    this.playback = new Playback(video);
    this.controls = new Controls(this.#controlTargets(), signal);
    this.#build();
    this.#fullscreen = new Fullscreen(host, signal, (full) => {
      this.controls.showFullscreen(full);
    });
    this.#idle = new Idle(this.#frame, () => this.playback.playing, signal);
    new Gestures(
      this.#surface,
      {
        gaze: this.gaze,
        looked: () => {
          this.#looked();
        },
        tapped: () => {
          this.#toggle();
        },
      },
      signal,
    );
    new Keyboard(
      host,
      {
        steer: (steering) => {
          this.gaze.steer(steering);
          this.#looked();
        },
        act: (action) => {
          this.#act(action);
        },
      },
      signal,
    );
    this.#followVideo(video, signal);
    this.#openPicture(video, signal);
    this.invalidate();
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
        this.playback.setVolume(volume, muted);
        this.controls.showVolume(volume, muted);
      },
      choose: (id: string) => {
        this.choose(id);
      },
      fullscreen: () => {
        this.#fullscreen.toggle();
      },
      reset: () => {
        this.#act("reset");
      },
    };
  }

  #build(): void {
    const root = this.host.shadowRoot ?? this.host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    const { controls } = this;
    const top = el("div", { class: "top" }, controls.notice, controls.compass.root);
    this.#frame.setAttribute(
      "aria-label",
      `360° player: ${this.host.getAttribute("clip-name") ?? "clip"}`,
    );
    this.#frame.append(
      this.#surface,
      top,
      controls.big,
      this.#hint,
      controls.problem,
      controls.root,
    );
    this.#frame.append(controls.live);
    root.replaceChildren(this.#frame);
    controls.showVolume(1, false);
    controls.showPlaying(false, false);
    controls.showView(this.gaze.view);
  }

  #openPicture(video: HTMLVideoElement, signal: AbortSignal): void {
    const canvas = el("canvas", { "aria-hidden": "true" });
    try {
      this.#panorama = new Panorama(canvas, this.#camera);
    } catch {
      this.#surface.append(video);
      this.controls.showProblem(
        "This browser has no WebGL, so the picture stays flat here. Sound and controls work.",
      );
      return;
    }
    this.#surface.append(canvas);
    const resizing = new ResizeObserver(() => {
      this.#panorama?.resize(this.#surface.clientWidth, this.#surface.clientHeight);
      this.#draw();
    });
    resizing.observe(this.#surface);
    signal.addEventListener("abort", () => {
      resizing.disconnect();
    });
  }

  #followVideo(video: HTMLVideoElement, signal: AbortSignal): void {
    const options = { signal };
    const state = () => {
      this.controls.showPlaying(this.playback.playing, video.ended);
      this.#idle.wake();
      this.invalidate();
    };
    for (const type of ["play", "playing", "pause", "ended", "emptied"]) {
      video.addEventListener(type, state, options);
    }
    for (const type of ["timeupdate", "progress", "durationchange", "seeked"]) {
      video.addEventListener(
        type,
        () => {
          this.#showTime();
        },
        options,
      );
    }
    for (const type of ["loadeddata", "seeked"]) {
      video.addEventListener(
        type,
        () => {
          this.#newFrame(video);
        },
        options,
      );
    }
    if ("requestVideoFrameCallback" in video) this.#everyFrame(video, signal);
    this.playback.addEventListener(
      "problem",
      (event) => {
        if (event instanceof ProblemEvent) this.controls.showProblem(event.sentence);
      },
      options,
    );
  }

  #everyFrame(video: HTMLVideoElement, signal: AbortSignal): void {
    const next = () => {
      if (signal.aborted) return;
      this.#newFrame(video);
      video.requestVideoFrameCallback(next);
    };
    video.requestVideoFrameCallback(next);
  }

  #newFrame(video: HTMLVideoElement): void {
    if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) this.#panorama?.showVideo(video);
    this.invalidate();
  }

  show(manifest: PlayerManifest): void {
    const first = this.#manifest === null;
    this.#manifest = manifest;
    if (first && manifest.clip.poster_url) this.#showPoster(manifest.clip.poster_url);
    const current = manifest.sources.find((source) => source.id === this.playback.source?.id);
    const best = manifest.sources[0];
    const started = this.playback.playing || this.playback.video.currentTime > 0;
    const keep = current && (this.#chosenByViewer || started);
    const next = keep ? current : best;
    if (next) this.playback.choose(next);
    this.controls.showSources(manifest.sources, this.playback.source);
    this.#showTime();
  }

  #showPoster(url: string): void {
    const image = new Image();
    image.crossOrigin = "anonymous";
    image.addEventListener(
      "load",
      () => {
        this.#panorama?.showPoster(image);
        this.invalidate();
      },
      { signal: this.#end.signal },
    );
    image.src = url;
  }

  choose(id: string): boolean {
    const source = this.#manifest?.sources.find((candidate) => candidate.id === id);
    if (!source || !this.#manifest) return false;
    this.#chosenByViewer = true;
    this.playback.choose(source);
    this.controls.showSources(this.#manifest.sources, source);
    this.controls.live.textContent = `Sound: ${source.label}`;
    return true;
  }

  #toggle(): void {
    if (this.playback.playing) this.playback.pause();
    else this.play();
  }

  /** Plays; once the decoder is ready, it hears of the view at once. */
  play(): void {
    void this.playback.play().then(() => {
      this.invalidate();
    });
  }

  #act(action: KeyAction): void {
    const { playback, gaze } = this;
    if (action === "toggle") this.#toggle();
    if (action === "back") playback.seek(playback.video.currentTime - SEEK_STEP);
    if (action === "forward") playback.seek(playback.video.currentTime + SEEK_STEP);
    if (action === "mute") this.controls.toggleMute();
    if (action === "fullscreen") this.#fullscreen.toggle();
    if (action === "zoom-in") gaze.zoom(ZOOM_STEP);
    if (action === "zoom-out") gaze.zoom(1 / ZOOM_STEP);
    if (action === "reset") {
      gaze.reset();
      this.controls.live.textContent = `Looking ${headingText(gaze.view)}`;
    }
    this.#looked();
  }

  #looked(): void {
    this.#hint.classList.add("known");
    this.#idle.wake();
    this.invalidate();
  }

  #showTime(): void {
    const { video } = this.playback;
    const { buffered } = video;
    const duration = video.duration || (this.#manifest?.clip.duration ?? 0);
    const end = buffered.length > 0 ? buffered.end(buffered.length - 1) : 0;
    this.controls.showTime(video.currentTime, duration, end);
  }

  /** Asks for one more picture; while playing or turning, pictures follow each other by themselves. */
  invalidate(): void {
    this.#dirty = true;
    if (this.#request === 0) this.#request = requestAnimationFrame(this.#tick);
  }

  readonly #tick = (now: number) => {
    const seconds = Math.min(STEP_MAX, Math.max(0, (now - this.#lastTick) / 1000));
    this.#lastTick = now;
    const moved = this.gaze.step(seconds);
    if (moved || this.#dirty) this.#draw();
    const goOn = this.playback.playing || this.gaze.moving;
    this.#request = goOn ? requestAnimationFrame(this.#tick) : 0;
  };

  /** The picture and the sound of the view as it is now, from the same matrix. */
  #draw(): void {
    this.#dirty = false;
    const worldToHead = aim(this.#camera, this.gaze.view);
    this.playback.sound?.face(worldToHead);
    this.#panorama?.render();
    this.controls.showView(this.gaze.view);
  }

  close(): void {
    this.#end.abort();
    cancelAnimationFrame(this.#request);
    this.playback.close();
    this.#panorama?.close();
  }
}
