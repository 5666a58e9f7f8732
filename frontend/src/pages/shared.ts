/** A clip by a share link: the player, and nothing to do but look and listen. */
import { SpatialPlayer } from "../player/spatial-player";
import { holdGrant } from "../shared/hold";
import "../styles/shared.css";

customElements.define("spatial-player", SpatialPlayer);
holdGrant();
