/** Sentences in the reader's language: what the site's catalogue (gettext) knows, else English. */

interface Catalogue {
  gettext(text: string): string;
  ngettext(one: string, many: string, count: number): string;
}

type Values = Record<string, string | number>;

function catalogue(): Catalogue | undefined {
  return (globalThis as { django?: Catalogue }).django;
}

/** `text` translated, with `{name}` replaced by the value of that name. */
export function translate(text: string, values: Values = {}): string {
  return filled(catalogue()?.gettext(text) ?? text, values);
}

/** `one` or `many`, by `count`, translated; `{count}` is the count. */
export function translatePlural(
  one: string,
  many: string,
  count: number,
  values: Values = {},
): string {
  const english = count === 1 ? one : many;
  const text = catalogue()?.ngettext(one, many, count) ?? english;
  return filled(text, { count, ...values });
}

function filled(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
