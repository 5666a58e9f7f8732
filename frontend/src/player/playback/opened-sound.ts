/** What the first gesture of the viewer opens: a context, the element's way into it, the graph. */
import { SoundGraph } from "../sound";
import type { Anchor } from "../sound/anchor";
import { ElementSound } from "../sound/element-sound";
import { RATE } from "../sound/pcm";

export class OpenedSound {
  // The rate of all sound fields: samples start on whole frames, and nothing is resampled here.
  readonly context = new AudioContext({ sampleRate: RATE });
  readonly element: ElementSound;
  #graph: SoundGraph | null = null;

  constructor(
    video: HTMLVideoElement,
    private readonly anchor: Anchor | null,
  ) {
    this.element = new ElementSound(this.context, video);
  }

  /** Null until `createGraph` has resolved. */
  get graph(): SoundGraph | null {
    return this.#graph;
  }

  /** Fails where the graph cannot be had; then the clip plays silently. */
  async createGraph(): Promise<SoundGraph> {
    try {
      this.#graph = await SoundGraph.create(this.context, "omnitone", {
        anchor: this.anchor,
      });
      return this.#graph;
    } catch (error) {
      this.element.routeNowhere();
      throw error;
    }
  }

  async close(): Promise<void> {
    this.element.close();
    await this.#graph?.close();
    await this.context.close();
  }
}
