/** The two lanes of the time line on a canvas: direction over time, and the waveform below it. */
import { heatColour } from "../overlay/colours";
import type { Analysis } from "./analysis";
import { directionImage, waveform } from "./direction-image";

const ROWS = 48;
/** The part of the height that belongs to the waveform; all of it for sounds without direction. */
const WAVE_PART = 0.36;
const BAR = 3;
const WAVE_COLOUR = "rgb(221 229 222 / 72%)";
const LINE_COLOUR = "rgb(255 255 255 / 13%)";
/** Fainter than this it is not painted. */
const FAINTEST = 0.04;

export class Lanes {
  readonly canvas = document.createElement("canvas");
  #analysis: Analysis | null = null;

  constructor() {
    this.canvas.className = "lanes";
    this.canvas.setAttribute("aria-hidden", "true");
  }

  show(analysis: Analysis | null): void {
    this.#analysis = analysis;
    this.paint();
  }

  /** Paints anew, at the size the canvas has now. */
  paint(): void {
    const { canvas } = this;
    const ratio = window.devicePixelRatio;
    canvas.width = Math.round(canvas.clientWidth * ratio);
    canvas.height = Math.round(canvas.clientHeight * ratio);
    const context = canvas.getContext("2d");
    if (!context || canvas.width === 0 || !this.#analysis) return;
    const analysis = this.#analysis;
    const directed = analysis.bands.length > 0;
    const split = Math.round(canvas.height * (directed ? 1 - WAVE_PART : 0));
    if (directed) paintDirection(context, analysis, canvas.width, split);
    paintWave(context, analysis, split, ratio);
  }
}

function paintDirection(
  context: CanvasRenderingContext2D,
  analysis: Analysis,
  width: number,
  height: number,
): void {
  // One column every two pixels: the picture is smooth, and drawn larger by the browser.
  const columns = Math.max(1, Math.round(width / 2));
  const heat = directionImage(analysis, columns, ROWS);
  const image = new ImageData(columns, ROWS);
  heat.forEach((value, index) => {
    if (value < FAINTEST) return;
    const colour = heatColour(value).map((part) => Math.round(255 * part));
    image.data.set([...colour, Math.round(255 * Math.min(1, 0.35 + value))], index * 4);
  });
  const small = new OffscreenCanvas(columns, ROWS);
  small.getContext("2d")?.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = true;
  context.drawImage(small, 0, 0, width, height);
  context.fillStyle = LINE_COLOUR;
  for (const part of [0.25, 0.5, 0.75]) context.fillRect(0, Math.round(part * height), width, 1);
}

function paintWave(
  context: CanvasRenderingContext2D,
  analysis: Analysis,
  top: number,
  ratio: number,
): void {
  const { width, height } = context.canvas;
  const step = BAR * ratio;
  const peaks = waveform(analysis, Math.max(1, Math.floor(width / step)));
  const middle = (top + height) / 2;
  const reach = (height - top) / 2 - ratio;
  context.fillStyle = WAVE_COLOUR;
  peaks.forEach((peak, index) => {
    const half = Math.max(ratio / 2, peak * reach);
    context.fillRect(index * step, middle - half, step - ratio, 2 * half);
  });
}
