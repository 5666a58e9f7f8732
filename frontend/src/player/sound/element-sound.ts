/**
 * The sound of the media element on its way into the graph, with a fade of its own; its channels put
 * in order where the browser has another one.
 */
import type { SourceKind } from "../../shared/clip";
import type { SoundGraph } from "../sound";
import { isAsItIs, type Order } from "./channels";
import { FADE } from "./fade";
import { Glide } from "./glide";

/** A field of the second order with two head-locked channels has the most. */
const CHANNELS = 11;

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

  /** Puts the first four channels where they belong: `order` says which one comes out at each. */
  reorder(order: Order): void {
    if (isAsItIs(order)) return;
    const splitter = new ChannelSplitterNode(this.context, { numberOfOutputs: CHANNELS });
    const merger = new ChannelMergerNode(this.context, { numberOfInputs: CHANNELS });
    for (let channel = 0; channel < CHANNELS; channel += 1) {
      splitter.connect(merger, channel, order[channel] ?? channel);
    }
    this.#node.disconnect();
    this.#node.connect(splitter);
    merger.connect(this.#out);
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
