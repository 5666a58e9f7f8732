/**
 * How a pixel of the picture gets its colour, in GLSL: on the sphere around the viewer, in the flat
 * frame, on the little planet. All sample the same frame; projection.ts has the same maths.
 */
import { type IUniform, Matrix3, ShaderMaterial, type Texture, Vector2, Vector4 } from "three";

/** What all materials share: the frame on show and what lies over it. */
export interface FrameUniforms {
  [name: string]: IUniform;
  picture: IUniform<Texture | null>;
  /** 0 before there is a picture */
  shown: IUniform<number>;
  /** half a pixel of the frame, as a part of its sides */
  margin: IUniform<Vector2>;
  /** a second panorama over the first, its colours multiplied by its opacity */
  overlay: IUniform<Texture | null>;
  /** 0 hides the overlay, 1 shows it as it is */
  overlayLevel: IUniform<number>;
}

export function createFrameUniforms(): FrameUniforms {
  return {
    picture: { value: null },
    shown: { value: 0 },
    margin: { value: new Vector2() },
    overlay: { value: null },
    overlayLevel: { value: 0 },
  };
}

/** `frame` is the colour at a place of one eye's panorama, (0, 0) its left bottom corner. */
const FRAME = /* glsl */ `
uniform sampler2D picture, overlay;
uniform float shown, overlayLevel;
uniform vec2 margin;
uniform vec4 region;
const vec3 EMPTY = vec3(0.043, 0.059, 0.051);
vec3 frame(vec2 place) {
  // Half a pixel from the border, or the other eye would bleed in.
  vec2 edge = margin / region.zw;
  vec2 inside = clamp(place, edge, 1.0 - edge) * region.zw + region.xy;
  vec3 colour = mix(EMPTY, texture2D(picture, inside).rgb, shown);
  vec4 over = texture2D(overlay, place) * overlayLevel;
  return colour * (1.0 - over.a) + over.rgb;
}
`;

const SPHERE_VERTEX = /* glsl */ `
varying vec2 place;
void main() {
  place = uv;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}
`;

const SPHERE_FRAGMENT = /* glsl */ `
varying vec2 place;
${FRAME}
void main() {
  gl_FragColor = vec4(frame(place), 1.0);
}
`;

/** The sphere as one eye sees it; `region` is that eye's part of the frame. */
export function createSphereMaterial(frame: FrameUniforms) {
  const uniforms = { ...frame, region: { value: new Vector4(0, 0, 1, 1) } };
  const shaders = { vertexShader: SPHERE_VERTEX, fragmentShader: SPHERE_FRAGMENT };
  return Object.assign(new ShaderMaterial(shaders), { uniforms });
}

const SHEET_VERTEX = /* glsl */ `
varying vec2 point;
uniform vec2 corner;
void main() {
  point = position.xy * corner;
  gl_Position = vec4(position.xy, 0.0, 1.0);
}
`;

/** The whole frame, twice as wide as high. */
const FLAT = /* glsl */ `
uniform vec2 flatFrame;
vec2 look(out float level) {
  vec2 at = point / flatFrame;
  level = step(max(abs(at.x), abs(at.y)), 1.0);
  return vec2(-at.x * PI, at.y * PI / 2.0);
}
`;

/** A stereographic picture of the sphere from above, straight down in its centre. */
const PLANET = /* glsl */ `
uniform float scale, heading, rim;
vec2 look(out float level) {
  float radius = length(point);
  level = 1.0 - smoothstep(rim - 2.0 * fwidth(radius), rim, radius);
  return vec2(heading - atan(point.x, point.y), 2.0 * atan(radius * scale) - PI / 2.0);
}
`;

/**
 * `look` finds azimuth and elevation at a point, and `level`, 0 beyond the picture. The border of
 * what the viewer would see around them is drawn, and the rest dimmed by `dim`.
 */
const sheet = (look: string) => /* glsl */ `
varying vec2 point;
uniform mat3 toHead;
uniform vec2 reach;
uniform float dim, opaque;
const float PI = 3.141592653589793;
const vec3 LINE = vec3(0.722, 0.914, 0.525);
${FRAME}
${look}
vec3 toDirection(float azimuth, float elevation) {
  float level = cos(elevation);
  return vec3(-sin(azimuth) * level, sin(elevation), -cos(azimuth) * level);
}
vec3 outlined(vec3 colour, vec3 direction) {
  // Where the direction lies for the head: below 0 inside the view, above 0 outside.
  vec3 head = toHead * direction;
  vec2 past = abs(head.xy) + reach * head.z;
  float beyond = max(past.x, past.y);
  float pixels = abs(beyond) / max(fwidth(beyond), 1e-5);
  colour *= beyond > 0.0 ? 1.0 - dim : 1.0;
  colour *= 0.5 + 0.5 * smoothstep(1.5, 3.5, pixels);
  return mix(LINE, colour, smoothstep(0.8, 1.8, pixels));
}
void main() {
  float level;
  vec2 angles = look(level);
  vec2 place = vec2(fract(0.5 - angles.x / (2.0 * PI)), 0.5 + angles.y / PI);
  vec3 colour = outlined(frame(place), toDirection(angles.x, angles.y));
  gl_FragColor = vec4(mix(EMPTY, colour, max(level, 1.0 - opaque)), max(level, opaque));
}
`;

function createSheetMaterial<T extends Record<string, IUniform>>(
  frame: FrameUniforms,
  look: string,
  own: T,
) {
  const uniforms = {
    ...frame,
    region: { value: new Vector4(0, 0, 1, 1) },
    /** the half sides of the sheet, the shorter one 1 */
    corner: { value: new Vector2(1, 1) },
    /** rotation from the world to the head, and how far the head sees to the side and up */
    toHead: { value: new Matrix3() },
    reach: { value: new Vector2(1, 1) },
    dim: { value: 0 },
    /** 0 lets what lies behind be seen beyond the picture */
    opaque: { value: 1 },
    ...own,
  };
  const settings = { depthTest: false, depthWrite: false, transparent: true };
  const shaders = { vertexShader: SHEET_VERTEX, fragmentShader: sheet(look) };
  return Object.assign(new ShaderMaterial({ ...settings, ...shaders }), { uniforms });
}

export function createFlatMaterial(frame: FrameUniforms) {
  return createSheetMaterial(frame, FLAT, { flatFrame: { value: new Vector2(1, 0.5) } });
}

export function createPlanetMaterial(frame: FrameUniforms) {
  return createSheetMaterial(frame, PLANET, {
    /** what the radius 1 is of the horizon's */
    scale: { value: 1 },
    /** the azimuth that is up */
    heading: { value: 0 },
    /** the radius at which the picture ends */
    rim: { value: 1e6 },
  });
}

export type SphereMaterial = ReturnType<typeof createSphereMaterial>;
export type FlatMaterial = ReturnType<typeof createFlatMaterial>;
export type PlanetMaterial = ReturnType<typeof createPlanetMaterial>;
