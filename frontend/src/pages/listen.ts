/** Taking part in a listening test. */
import { ListeningTest } from "../listening/listening-test";
import { SpatialPlayer } from "../player/spatial-player";
import "../styles/sharing.css";
import "../styles/shared.css";
import "../styles/listening.css";
import { find } from "../shared/dom";

customElements.define("spatial-player", SpatialPlayer);
customElements.define("listening-test", ListeningTest);

const player = find(document, "spatial-player", SpatialPlayer);
void find(document, "listening-test", ListeningTest).begin(player);
