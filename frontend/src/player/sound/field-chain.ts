/**
 * A sound field of one order on its way: split from what is head-locked in the same file, turned
 * with the head, decoded for the ears. The decoder can be changed while it plays.
 */
import { type Anchor, shaped } from "./anchor";
import { createDecoder, type Decoder, type Listening } from "./decoders";
import { FADE } from "./fade";
import { Glide } from "./glide";
import { type Order, Rotator } from "./rotator";

interface Plugged {
  readonly decoder: Decoder;
  readonly out: GainNode;
  readonly fade: Glide;
}

export class FieldChain {
  /** the field's channels, then two head-locked ones where the source has them */
  readonly input: ChannelSplitterNode;
  /** the field as it plays, before it is turned */
  readonly field: GainNode;
  readonly level: Glide;
  readonly headLocked: ChannelMergerNode;
  readonly output: GainNode;
  readonly #rotator: Rotator;
  readonly #merger: ChannelMergerNode;
  #plugged: Plugged | null = null;
  #wish = 0;

  constructor(
    private readonly context: BaseAudioContext,
    private readonly order: Order,
    private readonly anchor: Anchor | null = null,
  ) {
    const channels = (order + 1) ** 2;
    this.input = new ChannelSplitterNode(context, { numberOfOutputs: channels + 2 });
    this.#merger = new ChannelMergerNode(context, { numberOfInputs: channels });
    this.headLocked = new ChannelMergerNode(context, { numberOfInputs: 2 });
    this.field = new GainNode(context, { channelInterpretation: "discrete" });
    this.level = new Glide(this.field.gain, 1);
    this.output = new GainNode(context, { channelInterpretation: "discrete" });
    this.#rotator = new Rotator(context, order);
    for (let channel = 0; channel < channels; channel += 1) this.#lead(channel);
    this.input.connect(this.headLocked, channels, 0);
    this.input.connect(this.headLocked, channels + 1, 1);
    this.#merger.connect(this.field).connect(this.#rotator.input);
  }

  /** From the input to the field; by way of what an anchor of a listening test does to it. */
  #lead(channel: number): void {
    if (!this.anchor) {
      this.input.connect(this.#merger, channel, channel);
      return;
    }
    const way = shaped(this.context, this.anchor, channel);
    if (way) this.input.connect(way, channel).connect(this.#merger, 0, channel);
  }

  /** Resolves when the field is decoded so; the way from one decoder to the other is a fade. */
  async listenBy(listening: Listening): Promise<void> {
    this.#wish += 1;
    const wish = this.#wish;
    const decoder = await createDecoder(this.context, this.order, listening);
    if (wish !== this.#wish) {
      decoder.close();
      return;
    }
    this.#plug(decoder);
  }

  #plug(decoder: Decoder): void {
    const last = this.#plugged;
    const now = this.context.currentTime;
    const out = new GainNode(this.context, { channelInterpretation: "discrete" });
    const fade = new Glide(out.gain, last ? 0 : 1);
    this.#rotator.output.connect(decoder.input);
    decoder.output.connect(out).connect(this.output);
    this.#plugged = { decoder, out, fade };
    if (!last) return;
    fade.to(1, now, FADE);
    last.fade.to(0, now, FADE);
    this.#unplugLater(last);
  }

  /** Once its fade is over: told by a silence of that length that ends. */
  #unplugLater({ decoder, out, fade }: Plugged): void {
    const silence = new ConstantSourceNode(this.context, { offset: 0 });
    silence.addEventListener("ended", () => {
      this.#rotator.output.disconnect(decoder.input);
      decoder.close();
      out.disconnect();
    });
    silence.start();
    silence.stop(fade.settled);
  }

  /** Turns the field: the rotation from the world to the head, as `worldToHead` returns it. */
  turn(worldToHead: ArrayLike<number>): void {
    this.#rotator.turn(worldToHead);
  }

  close(): void {
    this.#wish += 1;
    this.#rotator.close();
    this.#plugged?.decoder.close();
    this.#plugged?.out.disconnect();
    const nodes = [this.input, this.#merger, this.field, this.headLocked, this.output];
    for (const node of nodes) node.disconnect();
  }
}
