/** The player's style sheets, one a part, adopted by its shadow root. */
import player from "./player.css?inline";
import sheet from "./sheet.css?inline";

export function styleSheets(): CSSStyleSheet[] {
  return [player, sheet].map((css) => {
    const adopted = new CSSStyleSheet();
    adopted.replaceSync(css);
    return adopted;
  });
}
