/** The player's style sheets, one a part, adopted by its shadow root. */
import loudness from "./loudness.css?inline";
import player from "./player.css?inline";
import compare from "./compare/compare.css?inline";
import overlay from "./overlay/overlay.css?inline";
import pointing from "./pointing-test/pointing-test.css?inline";
import sheet from "./sheet.css?inline";
import timeline from "./timeline/timeline.css?inline";

export function styleSheets(): CSSStyleSheet[] {
  return [player, loudness, overlay, timeline, compare, pointing, sheet].map((css) => {
    const adopted = new CSSStyleSheet();
    adopted.replaceSync(css);
    return adopted;
  });
}
