/** Runs inside Chromium: the whole player in a page of its own, and what one sees and hears of it. */
import { SpatialPlayer } from "@src/player/spatial-player";

customElements.define("spatial-player", SpatialPlayer);

/** Pictures shown and clicks heard, on the clock of the page, in milliseconds. */
interface Noticed {
  /** when a picture was shown, and its time in the clip (in seconds) */
  pictures: { at: number; time: number; flash: boolean }[];
  /** when a click left the loudspeakers */
  clicks: number[];
}

const noticed: Noticed = { pictures: [], clicks: [] };
/** Clicks are at least this far apart, in milliseconds. */
const CLICK_APART = 100;

function open(manifest: string): SpatialPlayer {
  const player = new SpatialPlayer();
  player.setAttribute("manifest", manifest);
  player.style.cssText = "display:block;position:relative;width:640px;height:360px";
  document.body.append(player);
  return player;
}

/** The player's video, whose element lives in no document where the picture is drawn by WebGL. */
function watch(video: HTMLVideoElement): void {
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const see: VideoFrameRequestCallback = (_now, { expectedDisplayTime, mediaTime }) => {
    context?.drawImage(video, 10, video.videoHeight / 2, 1, 1, 0, 0, 1, 1);
    const [red = 0] = context?.getImageData(0, 0, 1, 1).data ?? [];
    noticed.pictures.push({ at: expectedDisplayTime, time: mediaTime, flash: red > 128 });
    video.requestVideoFrameCallback(see);
  };
  video.requestVideoFrameCallback(see);
}

/** Hears clicks at the end of the graph, and when they leave the loudspeakers. */
function hearClicks(node: AudioNode): void {
  const context = node.context as AudioContext;
  const analyser = new AnalyserNode(context, { fftSize: 32_768 });
  const samples = new Float32Array(analyser.fftSize);
  node.connect(analyser);
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
    playing: { open: typeof open; noticed: Noticed; video: HTMLVideoElement | null };
  }
}
window.playing = { open, noticed, video: null };
