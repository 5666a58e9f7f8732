/** How the sound is heard, as entries of the settings menu. */
import { translate } from "../shared/translate";
import type { LoudnessDisplay } from "./loudness-display";
import type { Playback } from "./playback";
import type { SettingsMenu } from "./settings-menu";
import type { Part } from "./sound";
import type { Listening } from "./sound/decoders";

const QUIETEST = -24;
const SPEEDS = { min: 0.25, max: 2, step: 0.25 };

/** "−6 dB", "off" at the bottom. */
function levelWords(decibels: number): string {
  if (decibels === QUIETEST) return translate("off");
  return `${decibels > 0 ? "+" : decibels < 0 ? "−" : ""}${Math.abs(decibels)} dB`;
}

export function addSoundSettings(
  settings: SettingsMenu,
  playback: Playback,
  loudness: LoudnessDisplay,
): void {
  const { mix } = playback;
  const section = settings.section(translate("Sound"));
  section.choice<Listening>({
    label: translate("Listen on"),
    options: [
      ["omnitone", translate("Headphones")],
      ["kemar", translate("Headphones B")],
      ["loudspeakers", translate("Loudspeakers")],
    ],
    value: "omnitone",
    hint: translate(
      "B is another head: keep the one in which you tell front and sides apart best.",
    ),
    remember: "listen-on",
    change: (listening) => (mix.listening = listening),
  });
  const level = (part: Part, label: string) =>
    section.range({
      label,
      min: QUIETEST,
      max: 6,
      step: 1,
      value: 0,
      words: levelWords,
      change: (decibels) => {
        mix.setPart(part, decibels === QUIETEST ? -Infinity : decibels);
      },
    });
  level("field", translate("Sound around you"));
  level("head_locked", translate("Sound that stays with you"));
  section.toggle({
    label: translate("Loudness meter"),
    value: false,
    remember: "loudness-meter",
    change: (on) => {
      loudness.shown = on;
    },
  });
  settings.section(translate("Playing")).range({
    label: translate("Speed"),
    ...SPEEDS,
    value: 1,
    words: (rate) => (rate === 1 ? translate("normal") : `${rate}×`),
    change: (rate) => (playback.rate = rate),
  });
}
