/** Runs inside Chromium: the player and nothing else, which could hold what it leaves. */
import { SpatialPlayer } from "@src/player/spatial-player";

customElements.define("spatial-player", SpatialPlayer);
