/** What the player says when a clip or its sound does not play here. */
import { translate } from "../shared/translate";

export function didNotStart(): string {
  return translate("The browser did not start. Press play once more.");
}

export function hasNoSound(): string {
  return translate("This browser has no Web Audio, so the clip plays without sound here.");
}

export function soundDidNotStart(): string {
  return translate("The sound could not start in this browser, so the clip plays silently.");
}

export function mixesChannels(): string {
  return translate(
    "This browser mixes the channels of a sound field, so the sound does not turn with the view here. A current Chrome, Edge or Firefox keeps them apart.",
  );
}

export function brokeWhileLoading(label = translate("this clip")): string {
  return translate("The connection broke while loading “{label}”. Press play to try again.", {
    label,
  });
}

export function cannotPlay(label = translate("this clip")): string {
  return translate(
    "This browser cannot play “{label}”. Try a current Chrome, Edge or Firefox, or choose another sound below.",
    { label },
  );
}
