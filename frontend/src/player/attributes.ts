/** What the element's attributes say: a clip without a manifest, and how the player begins. */
import type { PlayerManifest, SourceKind, StereoLayout } from "../shared/clip";
import { translate } from "../shared/translate";

const KINDS: readonly SourceKind[] = ["foa", "head_locked", "silent"];
const LAYOUTS: readonly StereoLayout[] = ["mono", "top_bottom", "left_right"];

/** The manifest of one file, from `src` and what goes with it; null without `src`. */
export function manifestOf(host: HTMLElement): PlayerManifest | null {
  const url = host.getAttribute("src");
  if (!url) return null;
  const name = host.getAttribute("clip-name") ?? "clip";
  const type = host.getAttribute("type") ?? "";
  const asked = host.getAttribute("sound");
  const kind = KINDS.find((known) => known === asked) ?? "foa";
  const poster = host.getAttribute("poster");
  const source = {
    id: "sound",
    take: null,
    label: translate("Sound"),
    kind,
    url,
    type,
    gain_db: 0,
  };
  const nothing = {
    wav_url: host.getAttribute("wav"),
    notice: null,
    notice_url: null,
    analysis_url: null,
  };
  return {
    clip: {
      id: "",
      name,
      duration: 0,
      width: 0,
      height: 0,
      stereo: LAYOUTS.find((known) => known === host.getAttribute("stereo")) ?? "mono",
      poster_url: poster,
      thumbnails: null,
    },
    video: { url, type },
    sources: [{ ...source, ...nothing }],
  };
}

export interface Beginning {
  /** seconds */
  start?: number;
  /** what is heard first: a take's number or a source's id */
  take?: string;
  /** degrees */
  yaw?: number;
  pitch?: number;
  fov?: number;
  muted: boolean;
  overlay: boolean;
  timeline: boolean;
}

export function beginningOf(host: HTMLElement): Beginning {
  const number = (name: string) => {
    const value = Number.parseFloat(host.getAttribute(name) ?? "");
    return Number.isFinite(value) ? { [name]: value } : {};
  };
  const take = host.getAttribute("take");
  return {
    ...number("start"),
    ...(take ? { take } : {}),
    ...number("yaw"),
    ...number("pitch"),
    ...number("fov"),
    muted: host.hasAttribute("muted"),
    overlay: host.hasAttribute("overlay"),
    timeline: host.hasAttribute("timeline"),
  };
}
