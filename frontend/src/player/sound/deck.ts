/** One sound, played from its samples on the audio clock, block after block without a seam. */
import { type Pcm, RATE, type Samples } from "./pcm";
import { type Loop, nextPiece, type Piece, played, type Run } from "./timeline";

/** How far ahead blocks are planned, in seconds: a hidden tab may wake only once a second. */
const AHEAD = 4;
/** Blocks that should have begun begin this much later than now, in frames. */
const LATE = 480;

export class Deck {
  readonly output: GainNode;
  readonly #playing = new Set<AudioBufferSourceNode>();
  #run: Run | null = null;
  #loop: Loop | null = null;
  /** played frames that are planned already */
  #planned = 0;
  /** counts runs, so that blocks which come too late know it */
  #turn = 0;

  /** `starved` is told of blocks that came too late: what should sound is not there. */
  constructor(
    private readonly context: BaseAudioContext,
    readonly pcm: Pcm,
    private readonly starved: () => void = () => undefined,
  ) {
    this.output = new GainNode(context, {
      gain: 0,
      channelCount: pcm.channels,
      channelCountMode: "explicit",
      channelInterpretation: "discrete",
    });
  }

  /** Follows `run` from a context frame on, which must not be over. */
  follow(run: Run, loop: Loop | null, from = run.at): void {
    this.stop(from);
    this.#run = run;
    this.#loop = loop;
    this.#planned = Math.round(played(run, from));
    this.#plan();
  }

  /** Ends at a context frame, not before. */
  stop(at: number): void {
    this.#turn += 1;
    this.#run = null;
    for (const node of this.#playing) node.stop(at / RATE);
  }

  /** Resolves when what follows a position (in frames) can play for `seconds`. */
  async prepare(frame: number, seconds = 1): Promise<void> {
    const last = Math.ceil(this.pcm.frames / RATE) - 1;
    const first = Math.floor(frame / RATE);
    const end = Math.min(last, Math.floor(frame / RATE + seconds));
    const blocks = Array.from({ length: Math.max(0, end - first + 1) }, (_, n) => first + n);
    if (blocks.length > 0) this.pcm.ahead(first);
    await Promise.all(blocks.map((index) => this.pcm.block(index)));
  }

  close(): void {
    this.stop(0);
    this.output.disconnect();
    this.pcm.close();
  }

  readonly #plan = () => {
    const run = this.#run;
    while (run) {
      const piece = nextPiece(run, this.#planned, this.#loop, this.pcm.frames);
      if (!piece || piece.at / RATE > this.context.currentTime + AHEAD) return;
      this.pcm.ahead(piece.block);
      const samples = this.pcm.ready(piece.block);
      if (!samples) {
        this.#await(piece.block);
        return;
      }
      this.#planned += piece.count;
      this.#start(piece, samples, run.rate);
    }
  };

  #await(block: number): void {
    const turn = this.#turn;
    this.pcm.block(block).then(
      () => {
        if (turn === this.#turn) this.#plan();
      },
      () => {
        if (turn === this.#turn) this.starved();
      },
    );
  }

  #start(piece: Piece, samples: Samples, rate: number): void {
    const now = Math.ceil(this.context.currentTime * RATE);
    const skipped = piece.at < now ? Math.ceil((now + LATE - piece.at) * rate) : 0;
    if (skipped > 0) this.starved();
    if (skipped >= piece.count) return;
    const node = new AudioBufferSourceNode(this.context, {
      buffer: this.#buffer(piece, samples),
      playbackRate: rate,
    });
    node.connect(this.output);
    node.addEventListener("ended", () => {
      node.disconnect();
      this.#playing.delete(node);
      this.#plan();
    });
    this.#playing.add(node);
    const when = (piece.at + skipped / rate) / RATE;
    node.start(when, skipped / RATE, (piece.count - skipped) / RATE);
  }

  #buffer({ offset, count }: Piece, samples: Samples): AudioBuffer {
    const buffer = new AudioBuffer({
      numberOfChannels: samples.length,
      length: count,
      sampleRate: RATE,
    });
    samples.forEach((channel, index) => {
      buffer.copyToChannel(channel.subarray(offset, offset + count), index);
    });
    return buffer;
  }
}
