/** A share link, as the server tells it, and in words. */
import { flag, list, nullable, number, type Reader, record, text } from "../shared/shape";
import { translate, translatePlural } from "../shared/translate";

export interface ShareLink {
  id: string;
  label: string;
  url: string;
  embed_url: string;
  has_password: boolean;
  downloads: boolean;
  embedding: string[];
  open: boolean;
  views: number;
  created_at: string;
  expires_at: string | null;
  revoked_at: string | null;
}

export const readLink: Reader<ShareLink> = record<ShareLink>({
  id: text,
  label: text,
  url: text,
  embed_url: text,
  has_password: flag,
  downloads: flag,
  embedding: list(text),
  open: flag,
  views: number,
  created_at: text,
  expires_at: nullable(text),
  revoked_at: nullable(text),
});

export const readLinks = record({ results: list(readLink) });

/** What a page of another site holds to show the player. */
export function embedSnippet(link: ShareLink, title: string): string {
  const name = title.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  const allow = "fullscreen; accelerometer; gyroscope; xr-spatial-tracking";
  return (
    `<iframe src="${link.embed_url}" title="${name}" width="960" height="540" ` +
    `style="border:0;max-width:100%" allow="${allow}" allowfullscreen loading="lazy"></iframe>`
  );
}

/** "12 views · password · until 3 May 2026", each part only where it says something. */
export function factsOf(link: ShareLink): string {
  const views = translatePlural("{count} view", "{count} views", link.views);
  const parts = [views];
  if (link.has_password) parts.push(translate("password"));
  if (link.downloads) parts.push(translate("downloads"));
  if (link.expires_at !== null) {
    const day = dayText(link.expires_at);
    parts.push(link.open ? translate("until {day}", { day }) : translate("ended {day}", { day }));
  }
  if (link.revoked_at !== null) {
    parts.push(translate("revoked {day}", { day: dayText(link.revoked_at) }));
  }
  return parts.join(" · ");
}

export function dayText(moment: string): string {
  const language = document.documentElement.lang || "en";
  return new Date(moment).toLocaleDateString(language, { dateStyle: "medium" });
}
