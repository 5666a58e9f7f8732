/** The sound of the media element on its way into the graph, with a fade of its own. */
import type { SourceKind } from "../../shared/clip";
import type { SoundGraph } from "../sound";
import { FADE } from "./fade";
import { Glide } from "./glide";

export class ElementSound {
  readonly #node: MediaElementAudioSourceNode;
  readonly #out: GainNode;
  readonly #fade: Glide;

  constructor(
    private readonly context: AudioContext,
    video: HTMLVideoElement,
  ) {
    this.#node = context.createMediaElementSource(video);
    this.#out = new GainNode(context, { channelInterpretation: "discrete" });
    this.#fade = new Glide(this.#out.gain, 1);
    this.#node.connect(this.#out);
  }

  route(graph: SoundGraph, kind: SourceKind): void {
    graph.listen(this.#out, kind);
  }

  /** Lets the element run on unheard, or be heard again, from a moment of the context on. */
  fade(heard: boolean, from: number): void {
    this.#fade.to(heard ? 1 : 0, from, FADE);
  }

  /** Without a graph: an element whose sound goes nowhere would stand still. */
  routeNowhere(): void {
    this.#out.connect(new GainNode(this.context, { gain: 0 })).connect(this.context.destination);
  }

  close(): void {
    this.#node.disconnect();
    this.#out.disconnect();
  }
}
