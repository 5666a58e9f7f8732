/** Runs inside Chromium: the whole player in a page of its own, and what one sees and hears of it. */
import { SpatialPlayer } from "@src/player/spatial-player";

customElements.define("spatial-player", SpatialPlayer);

/** Pictures shown and clicks heard, on the clock of the page, in milliseconds. */
interface Noticed {
  /** when a picture was shown, when the page was told, and its time in the clip (in seconds) */
  pictures: { at: number; told: number; time: number; flash: boolean }[];
  /** when a click left the loudspeakers */
  clicks: number[];
}

const noticed: Noticed = { pictures: [], clicks: [] };
/** Clicks are at least this far apart, in milliseconds. */
const CLICK_APART = 100;

function open(manifest: string): SpatialPlayer {
  const player = new SpatialPlayer();
  player.setAttribute("manifest", manifest);
  player.setAttribute("clip-name", "Flashes");
  player.style.cssText = "display:block;position:relative;width:640px;height:360px";
  document.body.append(player);
  return player;
}

/** The player's video, whose element lives in no document where the picture is drawn by WebGL. */
function watch(video: HTMLVideoElement): void {
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const see: VideoFrameRequestCallback = (_now, { expectedDisplayTime, mediaTime }) => {
    const told = performance.now();
    context?.drawImage(video, 10, video.videoHeight / 2, 1, 1, 0, 0, 1, 1);
    const [red = 0] = context?.getImageData(0, 0, 1, 1).data ?? [];
    noticed.pictures.push({ at: expectedDisplayTime, told, time: mediaTime, flash: red > 128 });
    video.requestVideoFrameCallback(see);
  };
  video.requestVideoFrameCallback(see);
}

/** Hears clicks at the end of the graph, and when they leave the loudspeakers. */
function hearClicks(node: AudioNode): void {
  const context = node.context as AudioContext;
  window.playing.context = context;
  const analyser = new AnalyserNode(context, { fftSize: 32_768 });
  const samples = new Float32Array(analyser.fftSize);
  node.connect(analyser);
  hearSides(node);
  window.setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const end = context.currentTime;
    const { contextTime = 0, performanceTime = 0 } = context.getOutputTimestamp();
    let quiet = 200;
    samples.forEach((sample, index) => {
      if (Math.abs(sample) < 0.02) quiet += 1;
      else {
        const time = end - (samples.length - index) / context.sampleRate;
        if (quiet > 100) noteClick(performanceTime + 1000 * (time - contextTime));
        quiet = 0;
      }
    });
  }, 200);
}

/** Two analysers at each thing that is heard, so that a test can ask from which side sound comes. */
const ears: [AnalyserNode[], AnalyserNode[]] = [[], []];

function hearSides(node: AudioNode): void {
  const splitter = new ChannelSplitterNode(node.context, { numberOfOutputs: 2 });
  node.connect(splitter);
  ears.forEach((analysers, ear) => {
    const analyser = new AnalyserNode(node.context, { fftSize: 32_768 });
    splitter.connect(analyser, ear);
    analysers.push(analyser);
  });
}

/** dB, left over right, of the last 0.7 s. */
function sides(): number {
  const samples = new Float32Array(32_768);
  const [left = 0, right = 0] = ears.map((analysers) =>
    analysers.reduce((sum, analyser) => {
      analyser.getFloatTimeDomainData(samples);
      return samples.reduce((power, sample) => power + sample * sample, sum);
    }, 0),
  );
  return 10 * Math.log10(left / right);
}

/**
 * From now on this browser hands on the channels of elements in another order, or mixed to two: so
 * some do. Files decoded whole are not concerned.
 */
function misbehave(how: "reorders" | "mixes"): void {
  AudioContext.prototype.createMediaElementSource = new Proxy(
    // eslint-disable-next-line @typescript-eslint/unbound-method -- as above
    AudioContext.prototype.createMediaElementSource,
    {
      apply(create, context: AudioContext, given: unknown[]): unknown {
        const source = Reflect.apply(create, context, given) as AudioNode;
        const splitter = new ChannelSplitterNode(context, { numberOfOutputs: 4 });
        const merger = new ChannelMergerNode(context, { numberOfInputs: how === "mixes" ? 2 : 4 });
        source.connect(splitter);
        [2, 0, 1, 3].forEach((to, from) => {
          splitter.connect(merger, from, how === "mixes" ? to % 2 : to);
        });
        return merger;
      },
    },
  );
}

/** A call takes the loudspeaker away for so long: nobody gets it back before, afterwards it is back. */
async function loseLoudspeaker(milliseconds: number): Promise<void> {
  const { context } = window.playing;
  if (!context) return;
  const resume = context.resume.bind(context);
  context.resume = () => Promise.reject(new DOMException("In a call.", "InvalidStateError"));
  await context.suspend();
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  context.resume = resume;
  await resume();
}

/** From now on sound takes so much longer to the ears, as it does to Bluetooth headphones. */
function addLatency(seconds: number): void {
  const { context } = window.playing;
  if (!context) return;
  const told = Object.getOwnPropertyDescriptor(AudioContext.prototype, "outputLatency");
  Object.defineProperty(context, "outputLatency", {
    configurable: true,
    get: () => Number(told?.get?.call(context)) + seconds,
  });
}

function noteClick(at: number): void {
  if (noticed.clicks.every((known) => Math.abs(known - at) > CLICK_APART)) noticed.clicks.push(at);
}

// Before the player is made: its video and the end of its graph.
// eslint-disable-next-line @typescript-eslint/unbound-method, @typescript-eslint/no-deprecated -- proxied as a whole
document.createElement = new Proxy(document.createElement, {
  apply(create, page: Document, given: unknown[]): unknown {
    const element: unknown = Reflect.apply(create, page, given);
    if (element instanceof HTMLVideoElement) {
      window.playing.video = element;
      watch(element);
    }
    return element;
  },
});

// eslint-disable-next-line @typescript-eslint/unbound-method -- the proxy calls it with its node
AudioNode.prototype.connect = new Proxy(AudioNode.prototype.connect, {
  apply(connect, node: AudioNode, to: unknown[]): unknown {
    if (to[0] instanceof AudioDestinationNode && node.context instanceof AudioContext) {
      hearClicks(node);
    }
    return Reflect.apply(connect, node, to);
  },
});

declare global {
  interface Window {
    playing: {
      open: typeof open;
      misbehave: typeof misbehave;
      noticed: Noticed;
      video: HTMLVideoElement | null;
      sides: typeof sides;
      /** what was heard last */
      context: AudioContext | null;
      loseLoudspeaker: typeof loseLoudspeaker;
      addLatency: typeof addLatency;
    };
  }
}
window.playing = {
  open,
  misbehave,
  noticed,
  video: null,
  sides,
  context: null,
  loseLoudspeaker,
  addLatency,
};
