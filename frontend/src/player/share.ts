/** Copies the link to the view, the moment and the sound as they are now, and opens such links. */
import type { PlayerManifest, Source } from "../shared/clip";
import { copied } from "../shared/clipboard";
import { el } from "../shared/dom";
import { translate } from "../shared/translate";
import { sentences } from "../shared/words";
import { iconButton } from "./icon-button";
import { headingText, type View } from "./orientation";
import { linkTo, type Moment } from "./share-link";
import { Sheet } from "./sheet";

export interface ShareTargets {
  /** of the page that opens the link */
  address(): string;
  time(): number;
  view(): View;
  source(): Source | null;
  /** said to all: on the screen and to screen readers */
  say(sentence: string): void;
}

export class Share {
  readonly button = iconButton("share", "link", translate("Copy link to this view"));
  /** Where the browser copies nothing by itself, the link lies here to be copied by hand. */
  readonly sheet: Sheet;
  readonly #link = el("input", { class: "link", readonly: true, "aria-label": translate("Link") });

  constructor(
    private readonly targets: ShareTargets,
    signal: AbortSignal,
  ) {
    this.sheet = new Sheet(translate("Link to this view"), signal);
    this.sheet.body.append(el("p", {}, translate("Copy this link:")), this.#link);
    const copy = () => {
      void this.copy();
    };
    this.button.addEventListener("click", copy, { signal });
  }

  get link(): string {
    const { targets } = this;
    return linkTo(targets.address(), targets.time(), targets.view(), soundOf(targets.source()));
  }

  async copy(): Promise<void> {
    const { link, targets } = this;
    if (await copied(link)) {
      const view = targets.view();
      targets.say(
        translate("The link is copied: looking {heading} at {time} s.", {
          heading: headingText(view),
          time: timeText(targets.time()),
        }),
      );
      return;
    }
    this.#link.value = link;
    this.sheet.toggle();
    this.#link.select();
  }
}

function timeText(seconds: number): string {
  return (Math.round(seconds * 10) / 10).toFixed(1);
}

/** How a link names a sound. */
function soundOf(source: Source | null): string | null {
  if (!source) return null;
  return source.take === null ? source.id : String(source.take);
}

/** The sound that a link names; undefined where it is not there (any more). */
export function soundIn(manifest: PlayerManifest, { sound }: Moment): Source | undefined {
  return manifest.sources.find((source) => soundOf(source) === sound || source.id === sound);
}

/** What the link asks for and the clip no longer has, as a sentence. */
export function lostSound(sound: string, instead: Source | undefined): string {
  const lost = /^\d+$/.test(sound)
    ? translate("Take {sound} of this link is not there any more.", { sound })
    : translate("The sound “{sound}” of this link is not there any more.", { sound });
  if (!instead) return lost;
  return sentences(lost, translate("You hear “{label}” instead.", { label: instead.label }));
}
