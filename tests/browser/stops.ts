/** What a keyboard has to reach on a page, in elements with a tree of their own, too. */
import type { Page } from "playwright-core";

declare global {
  interface Window {
    /** the name of what has the focus, given by `nameStops`; null where nothing has it */
    focusedStop?: () => string | null;
  }
}

/** Names everything that Tab has to reach: of radio buttons one a group, the rest by arrow keys. */
export function nameStops(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const interactive =
      "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
    const names = new Map<Element, string>();
    const groups = new Set<string>();
    const isStop = (element: HTMLElement): boolean => {
      if (!element.matches(interactive) || element.matches(":disabled, [tabindex='-1']"))
        return false;
      if (!element.checkVisibility({ visibilityProperty: true })) return false;
      if (!(element instanceof HTMLInputElement) || element.type !== "radio") return true;
      return groups.size !== groups.add(element.name).size;
    };
    const within = (root: Document | ShadowRoot) => {
      for (const element of root.querySelectorAll<HTMLElement>("*")) {
        if (isStop(element)) names.set(element, nameOf(element, names.size));
        if (element.shadowRoot) within(element.shadowRoot);
      }
    };
    const nameOf = (element: Element, number: number) =>
      `${number} ${element.outerHTML.slice(0, 120)}`;
    within(document);
    window.focusedStop = () => {
      let focused = document.activeElement;
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
      if (!focused || focused === document.body) return null;
      return names.get(focused) ?? nameOf(focused, -1);
    };
    return [...names.values()];
  });
}

export function focusedStop(page: Page): Promise<string | null> {
  return page.evaluate(() => window.focusedStop?.() ?? null);
}
