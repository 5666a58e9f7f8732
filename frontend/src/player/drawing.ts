/** What needs three.js, in a script of its own that the window loads late (view-window.ts). */
export { Headset } from "./headset";
export { Panorama } from "./panorama";
