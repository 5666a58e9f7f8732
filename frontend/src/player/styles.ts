/** The player's style sheets, one a part, adopted by its shadow root. */
import loudness from "./loudness.css?inline";
import player from "./player.css?inline";
import sheet from "./sheet.css?inline";

export function styleSheets(): CSSStyleSheet[] {
  return [player, loudness, sheet].map((css) => {
    const adopted = new CSSStyleSheet();
    adopted.replaceSync(css);
    return adopted;
  });
}
