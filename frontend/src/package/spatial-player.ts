/** The player as a package: one file that defines <spatial-player>. See docs/player.md. */
import { SpatialPlayer } from "../player/spatial-player";

if (!customElements.get("spatial-player")) customElements.define("spatial-player", SpatialPlayer);

export { SpatialPlayer };
export type { SpatialPlayerEvents } from "../player/player-events";
export type { PlayerManifest, Source } from "../shared/clip";
