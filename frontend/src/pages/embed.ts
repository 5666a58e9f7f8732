/** The bare player, for frames of other sites. */
import { SpatialPlayer } from "../player/spatial-player";
import { holdGrant } from "../shared/hold";
import "@fontsource-variable/instrument-sans/wght.css";
import "../styles/tokens.css";
import "../styles/embed.css";

customElements.define("spatial-player", SpatialPlayer);
holdGrant();
