/** The settings of looking around, as entries of the settings menu. */
import type { Looking } from "./looking";
import type { SettingsMenu } from "./settings-menu";

export function addLookSettings(settings: SettingsMenu, looking: Looking): { show(): void } {
  const { gaze } = looking;
  const section = settings.section("Looking around");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const rotation = section.toggle({
    label: "Turn slowly by itself",
    value: false,
    change: (on) => {
      gaze.rotating = on;
      looking.invalidate();
    },
  });
  rotation.hidden = still.matches;
  return {
    /** Shows what a touch has changed. */
    show: () => {
      if (rotation.value !== gaze.rotating) rotation.value = gaze.rotating;
    },
  };
}
