/** The system's media keys, and what it shows of the clip that plays. */
import type { Playback } from "./playback";

const STEP = 5;

export class MediaKeys {
  readonly #session: MediaSession | null;

  /** Takes the keys when the clip plays, and gives them back with `signal`. */
  constructor(
    private readonly playback: Playback,
    private readonly title: string,
    signal: AbortSignal,
  ) {
    this.#session = "mediaSession" in navigator ? navigator.mediaSession : null;
    const { video } = playback;
    video.addEventListener("playing", this.#take, { signal });
    for (const type of ["pause", "ended", "seeked", "ratechange", "durationchange"]) {
      video.addEventListener(type, this.#tell, { signal });
    }
    signal.addEventListener("abort", this.#giveBack);
  }

  /** A picture for the system's player. */
  poster: string | null = null;

  #actions(): [MediaSessionAction, MediaSessionActionHandler][] {
    const { playback } = this;
    return [
      ["play", () => void playback.play()],
      [
        "pause",
        () => {
          playback.pause();
        },
      ],
      [
        "seekbackward",
        ({ seekOffset }) => {
          playback.seek(playback.position - (seekOffset ?? STEP));
        },
      ],
      [
        "seekforward",
        ({ seekOffset }) => {
          playback.seek(playback.position + (seekOffset ?? STEP));
        },
      ],
      [
        "seekto",
        ({ seekTime }) => {
          if (seekTime !== undefined) playback.seek(seekTime);
        },
      ],
    ];
  }

  readonly #take = () => {
    if (!this.#session) return;
    const artwork = this.poster ? [{ src: this.poster }] : [];
    this.#session.metadata = new MediaMetadata({ title: this.title, artwork });
    for (const [action, handler] of this.#actions()) this.#handle(action, handler);
    this.#tell();
  };

  /** A browser may know fewer actions than there are. */
  #handle(action: MediaSessionAction, handler: MediaSessionActionHandler | null): void {
    try {
      this.#session?.setActionHandler(action, handler);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }

  readonly #tell = () => {
    const { playback } = this;
    const { duration } = playback.video;
    if (!this.#session?.metadata || !Number.isFinite(duration) || duration <= 0) return;
    this.#session.playbackState = playback.playing ? "playing" : "paused";
    const position = Math.min(duration, Math.max(0, playback.position));
    this.#session.setPositionState({ duration, position, playbackRate: playback.rate });
  };

  readonly #giveBack = () => {
    if (!this.#session?.metadata) return;
    this.#session.metadata = null;
    this.#session.playbackState = "none";
    for (const [action] of this.#actions()) this.#handle(action, null);
  };
}
