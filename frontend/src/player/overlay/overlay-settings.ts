/** The overlay's entries in the settings menu. */
import type { SettingsMenu } from "../settings-menu";
import type { DirectionOverlay } from "./direction-overlay";

export function addOverlaySettings(settings: SettingsMenu, overlay: DirectionOverlay): void {
  const section = settings.section("Seeing the sound");
  section.choice({
    label: "Pitch",
    hint: "Low is below 350 Hz, high above 2.8 kHz.",
    options: [
      ["all", "All"],
      ["low", "Low"],
      ["middle", "Middle"],
      ["high", "High"],
    ],
    value: "all",
    remember: "overlay-part",
    change: (part) => {
      overlay.part = part;
    },
  });
  section.range({
    label: "Sensitivity",
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
