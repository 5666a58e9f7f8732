/**
 * The picture before three.js is there: the frame lies flat behind the window, right in the middle of
 * the view and a little off towards its edges. It follows the viewer like the real one.
 */
import type { StereoLayout } from "../shared/clip";
import { FRONT, type View } from "./orientation";
import { flatFrame, type ViewMode } from "./projection";
import { eyeRegion } from "./stereo";

/** A frame to be shown, its size in pixels, and how the eyes lie in it. */
export interface Frame {
  readonly image: HTMLImageElement | HTMLVideoElement;
  readonly width: number;
  readonly height: number;
  readonly layout: StereoLayout;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Place extends Size {
  readonly left: number;
  readonly top: number;
}

/** Where on a canvas the whole frame lies for a view, in the canvas' pixels. */
export function framePlace(canvas: Size, view: View, mode: ViewMode): Place {
  const half = canvas.height / 2;
  const flat =
    flatFrame(canvas.width / canvas.height).height * Math.min(canvas.width, canvas.height);
  // Pixels a radian: as many as the sphere has in the middle of the view.
  const scale = mode === "flat" ? flat / Math.PI : half / Math.tan(view.fov / 2);
  const { yaw, pitch } = mode === "flat" ? FRONT : view;
  const [width, height] = [2 * Math.PI * scale, Math.PI * scale];
  const left = (canvas.width - width) / 2 + yaw * scale;
  return { left, top: half - height / 2 + pitch * scale, width, height };
}

/** Of stereoscopic frames the left eye's part. A planet is not drawn. */
export function drawSketch(canvas: HTMLCanvasElement, frame: Frame, view: View, mode: ViewMode) {
  const context = canvas.getContext("2d");
  context?.clearRect(0, 0, canvas.width, canvas.height);
  if (!context || mode === "planet" || canvas.width * canvas.height === 0) return;
  const { x, y, width, height } = eyeRegion(frame.layout, "left");
  const [left, top] = [x * frame.width, (1 - y - height) * frame.height];
  const place = framePlace(canvas, view, mode);
  // Beyond the frame's own edges it goes on all around.
  for (const turn of mode === "flat" ? [0] : [-1, 0, 1]) {
    context.drawImage(
      frame.image,
      left,
      top,
      width * frame.width,
      height * frame.height,
      place.left + turn * place.width,
      place.top,
      place.width,
      place.height,
    );
  }
}
