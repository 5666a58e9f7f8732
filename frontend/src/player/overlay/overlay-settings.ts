/** The overlay's entries in the settings menu. */
import { translate } from "../../shared/translate";
import type { SettingsMenu } from "../settings-menu";
import type { DirectionOverlay } from "./direction-overlay";

export function addOverlaySettings(settings: SettingsMenu, overlay: DirectionOverlay): void {
  const section = settings.section(translate("Seeing the sound"));
  section.choice({
    label: translate("Pitch"),
    hint: translate("Low is below 350 Hz, high above 2.8 kHz."),
    options: [
      ["all", translate("All")],
      ["low", translate("Low")],
      ["middle", translate("Middle")],
      ["high", translate("High")],
    ],
    value: "all",
    remember: "overlay-part",
    change: (part) => {
      overlay.part = part;
    },
  });
  section.range({
    label: translate("Sensitivity"),
    min: -12,
    max: 18,
    step: 3,
    value: 0,
    words: (decibels) => `${decibels > 0 ? "+" : ""}${decibels} dB`,
    remember: "overlay-sensitivity",
    change: (decibels) => {
      overlay.sensitivity = decibels;
    },
  });
}
