/** The controls over the picture: their elements, what they show, and what they ask for. */
import type { Source } from "../shared/clip";
import { el } from "../shared/dom";
import { noticeNodes } from "../shared/notice";
import { translate } from "../shared/translate";
import { clockText, lengthText, spokenTime } from "../shared/words";
import { Compass } from "./compass";
import { iconButton, setIcon } from "./icon-button";
import { icon } from "./icons";
import type { View } from "./orientation";

const TOLD_MILLISECONDS = 8000;

export interface ControlTargets {
  toggle(): void;
  seek(seconds: number): void;
  setVolume(volume: number, muted: boolean): void;
  choose(id: string): void;
  fullscreen(): void;
  headset(): void;
  reset(): void;
}

export class Controls {
  readonly root = el("div", { class: "controls" });
  readonly big = iconButton("big-play", "play", translate("Play"));
  readonly notice = el("p", { class: "notice", hidden: true });
  readonly problem = el("p", { class: "problem", role: "alert", hidden: true });
  readonly live = el("p", { class: "hidden-words", role: "status" });
  readonly headset = iconButton("headset", "headset", translate("Look around in VR"));
  readonly compass: Compass;
  readonly #play = iconButton("play", "play", translate("Play"));
  readonly seek = el("input", { type: "range", min: 0, max: 1, step: 0.01, value: 0 });
  /** holds the position; the time line may take it elsewhere */
  readonly seekbar = el("div", { class: "seekbar" }, this.seek);
  /** what parts of the player add to the row of buttons */
  readonly tools = el("span", { class: "tools" });
  readonly #now = el("span", {}, "0:00");
  readonly #length = el("span", { class: "length" });
  readonly #mute = iconButton("mute", "loud", translate("Mute"));
  readonly #volume = el("input", { type: "range", min: 0, max: 1, step: 0.02, value: 1 });
  readonly #sources = el("select", { "aria-label": translate("Sound") });
  /** opens the settings; shown once there are any */
  readonly settings = iconButton("settings", "gear", translate("Settings"));
  readonly #full = iconButton("full", "full", translate("Full screen"));
  #seeking = false;
  #level = { volume: 1, muted: false };

  constructor(
    private readonly targets: ControlTargets,
    signal: AbortSignal,
  ) {
    this.compass = new Compass(signal, () => {
      targets.reset();
    });
    this.seek.className = "seek";
    this.seek.setAttribute("aria-label", translate("Position in the clip"));
    this.#volume.className = "volume";
    this.#volume.setAttribute("aria-label", translate("Volume"));
    this.headset.hidden = true;
    this.#build();
    this.#listen({ signal });
  }

  #build(): void {
    const chosen = el("label", { class: "sound" }, icon("ear"), this.#sources);
    const level = el("span", { class: "level" }, this.#mute, this.#volume);
    const time = el("span", { class: "time" }, this.#now, this.#length);
    const row = el("div", { class: "row" }, this.#play, level, time);
    row.append(el("span", { class: "space" }), chosen, this.tools, this.settings);
    row.append(this.headset, this.#full);
    this.root.append(this.seekbar, row);
  }

  #listen(options: { signal: AbortSignal }): void {
    const { targets } = this;
    for (const button of [this.#play, this.big]) {
      button.addEventListener(
        "click",
        () => {
          targets.toggle();
        },
        options,
      );
    }
    this.seek.addEventListener("input", this.#seekTo, options);
    this.seek.addEventListener("change", () => (this.#seeking = false), options);
    this.#mute.addEventListener(
      "click",
      () => {
        this.toggleMute();
      },
      options,
    );
    this.#volume.addEventListener(
      "input",
      () => {
        targets.setVolume(this.#volume.valueAsNumber, false);
      },
      options,
    );
    this.#sources.addEventListener(
      "change",
      () => {
        targets.choose(this.#sources.value);
      },
      options,
    );
    this.headset.addEventListener(
      "click",
      () => {
        targets.headset();
      },
      options,
    );
    this.#full.addEventListener(
      "click",
      () => {
        targets.fullscreen();
      },
      options,
    );
  }

  readonly #seekTo = () => {
    this.#seeking = true;
    this.targets.seek(this.seek.valueAsNumber);
  };

  toggleMute(): void {
    const { volume, muted } = this.#level;
    this.targets.setVolume(volume === 0 ? 0.6 : volume, !(muted || volume === 0));
  }

  showSources(sources: readonly Source[], chosen: Source | null): void {
    const options = sources.map((source) => el("option", { value: source.id }, source.label));
    this.#sources.replaceChildren(...options);
    if (chosen) this.#sources.value = chosen.id;
    this.notice.hidden = !chosen?.notice;
    this.notice.replaceChildren(...noticeNodes(chosen?.notice, chosen?.notice_url));
  }

  showPlaying(playing: boolean, ended: boolean): void {
    const name = playing ? "pause" : ended ? "again" : "play";
    const again = ended ? translate("Play again") : translate("Play");
    const label = playing ? translate("Pause") : again;
    setIcon(this.#play, name, label);
    setIcon(this.big, name, label);
    const focused = this.big.matches(":focus");
    this.big.hidden = playing;
    // The focus does not get lost with the button.
    if (focused && playing) this.big.closest<HTMLElement>(".frame")?.focus({ preventScroll: true });
  }

  showTime(now: number, duration: number, buffered: number): void {
    const length = Number.isFinite(duration) && duration > 0 ? duration : 0;
    this.#now.textContent = clockText(now);
    this.#length.textContent = ` / ${lengthText(length)}`;
    this.seek.max = String(length || 1);
    if (!this.#seeking) this.seek.valueAsNumber = now;
    this.seek.setAttribute(
      "aria-valuetext",
      translate("{now} of {length}", {
        now: spokenTime(now),
        length: spokenTime(Math.round(length)),
      }),
    );
    const part = (value: number) => `${length ? (100 * value) / length : 0}%`;
    this.seek.style.setProperty("--played", part(now));
    this.seek.style.setProperty("--buffered", part(Math.max(now, buffered)));
  }

  showVolume(volume: number, muted: boolean): void {
    this.#level = { volume, muted };
    const silent = muted || volume === 0;
    this.#volume.valueAsNumber = silent ? 0 : volume;
    this.#volume.style.setProperty("--played", `${silent ? 0 : volume * 100}%`);
    setIcon(
      this.#mute,
      silent ? "silent" : "loud",
      silent ? translate("Sound on") : translate("Mute"),
    );
  }

  showView(view: View): void {
    this.compass.show(view);
  }

  /** Tells those who do not see it, also when it is the same as before. */
  say(words: string): void {
    this.live.textContent = "";
    requestAnimationFrame(() => (this.live.textContent = words));
  }

  showFullscreen(full: boolean): void {
    setIcon(
      this.#full,
      full ? "window" : "full",
      full ? translate("Leave full screen") : translate("Full screen"),
    );
  }

  /** A sentence that goes away by itself. */
  tell(sentence: string): void {
    this.showProblem(sentence);
    window.setTimeout(() => {
      if (this.problem.textContent === sentence) this.showProblem(null);
    }, TOLD_MILLISECONDS);
  }

  showProblem(sentence: string | null): void {
    this.problem.hidden = sentence === null;
    this.problem.textContent = sentence ?? "";
  }
}
