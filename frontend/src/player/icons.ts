/** The player's icons, as SVG elements on a 24 × 24 grid. */

const PATHS = {
  play: "M7 4.6v14.8a.6.6 0 0 0 .9.5l12-7.4a.6.6 0 0 0 0-1L7.9 4.1a.6.6 0 0 0-.9.5Z",
  pause: "M6.5 4.5h3.5v15H6.5Zm7.5 0h3.5v15H14Z",
  again: "M12 5V2L7 6l5 4V7a5.5 5.5 0 1 1-5.5 5.5h-2A7.5 7.5 0 1 0 12 5Z",
  loud: "M4 9.5v5h3.2L12 18.8V5.2L7.2 9.5Zm10.5-.9v6.8a3.9 3.9 0 0 0 0-6.8Zm0-4v2a6.4 6.4 0 0 1 0 10.8v2a8.3 8.3 0 0 0 0-14.8Z",
  silent:
    "M4 9.5v5h3.2L12 18.8V5.2L7.2 9.5Zm11 .2 1.3-1.3 1.9 1.9 1.9-1.9 1.3 1.3-1.9 1.9 1.9 1.9-1.3 1.3-1.9-1.9-1.9 1.9-1.3-1.3 1.9-1.9Z",
  full: "M4 4h6v2H6v4H4Zm10 0h6v6h-2V6h-4ZM4 14h2v4h4v2H4Zm14 0h2v6h-6v-2h4Z",
  window: "M8 4h2v6H4V8h4Zm6 0h2v4h4v2h-6ZM4 14h6v6H8v-4H4Zm10 0h6v2h-4v4h-2Z",
  gear: "M10.1 5.1 10.4 2.5h3.2L13.9 5.1 15.5 5.7 17.5 4.2 19.8 6.5 18.3 8.5 18.9 10.1 21.5 10.4v3.2L18.9 13.9 18.3 15.5 19.8 17.5 17.5 19.8 15.5 18.3 13.9 18.9 13.6 21.5h-3.2L10.1 18.9 8.5 18.3 6.5 19.8 4.2 17.5 5.7 15.5 5.1 13.9 2.5 13.6v-3.2L5.1 10.1 5.7 8.5 4.2 6.5 6.5 4.2 8.5 5.7ZM12 8.4a3.6 3.6 0 1 0 0 7.2 3.6 3.6 0 0 0 0-7.2Z",
  headset:
    "M4.5 6h15A2.5 2.5 0 0 1 22 8.5v7a2.5 2.5 0 0 1-2.5 2.5h-4.1a2.5 2.5 0 0 1-2.1-1.2l-.5-.8a.9.9 0 0 0-1.6 0l-.5.8A2.5 2.5 0 0 1 8.6 18H4.5A2.5 2.5 0 0 1 2 15.5v-7A2.5 2.5 0 0 1 4.5 6Zm3 3.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4Zm9 0a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z",
  ear: "M12 3a6.5 6.5 0 0 0-6.5 6.5h2a4.5 4.5 0 1 1 8.3 2.4c-.9 1.4-2.6 2.2-3 4.3-.3 1.6-1 2.3-2.1 2.3a2.2 2.2 0 0 1-2.2-2H6.5a4.2 4.2 0 0 0 4.2 4c2.2 0 3.6-1.4 4.1-3.9.3-1.3 1.7-2.1 2.7-3.6A6.5 6.5 0 0 0 12 3Zm0 3.5a3 3 0 0 0-3 3h2a1 1 0 1 1 1.6.8l-1.2.9 1.2 1.6 1.2-.9A3 3 0 0 0 12 6.5Z",
  sound:
    "M12 9.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8ZM7.6 6.2 6.2 4.8a10.2 10.2 0 0 0 0 14.4l1.4-1.4a8.2 8.2 0 0 1 0-11.6Zm8.8 0 1.4-1.4a10.2 10.2 0 0 1 0 14.4l-1.4-1.4a8.2 8.2 0 0 0 0-11.6Z",
  timeline: "M4 10h2v4H4Zm3.5-3h2v10h-2ZM11 4h2v16h-2Zm3.5 4h2v8h-2ZM18 10.5h2v3h-2Z",
  link: "M10.6 13.4a1 1 0 0 0 1.4 0l3.9-3.9a2.1 2.1 0 0 1 3 3l-2.7 2.6 1.4 1.4 2.7-2.6a4.1 4.1 0 0 0-5.8-5.8L10.6 12a1 1 0 0 0 0 1.4Zm2.8-2.8a1 1 0 0 0-1.4 0l-3.9 3.9a2.1 2.1 0 0 1-3-3l2.7-2.6-1.4-1.4-2.7 2.6a4.1 4.1 0 0 0 5.8 5.8l3.9-3.9a1 1 0 0 0 0-1.4Z",
  compare: "M5 5h5.5v2H7v10h3.5v2H5Zm8.5 0H19v14h-5.5Zm2 2v10H17V7Z",
  close:
    "m6.4 5 5.6 5.6L17.6 5 19 6.4 13.4 12l5.6 5.6-1.4 1.4-5.6-5.6L6.4 19 5 17.6l5.6-5.6L5 6.4Z",
} as const;

export type IconName = keyof typeof PATHS;

const SVG = "http://www.w3.org/2000/svg";

export function svg(tag: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}

export function icon(name: IconName): SVGElement {
  const image = svg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" });
  image.append(svg("path", { d: PATHS[name] }));
  return image;
}
