/** Menus that are <details>: one is open at a time, Escape and a click elsewhere close it. */

export function menus(selector: string): void {
  const opened = () => document.querySelectorAll<HTMLDetailsElement>(`${selector}[open]`);
  document.addEventListener("click", (event) => {
    for (const menu of opened()) {
      if (!menu.contains(event.target as Node)) menu.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of opened()) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
  });
  document.addEventListener(
    "toggle",
    (event) => {
      const menu = event.target;
      if (!(menu instanceof HTMLDetailsElement) || !menu.open || !menu.matches(selector)) return;
      const field = menu.querySelector<HTMLInputElement>("input:not([type=hidden])");
      field?.focus();
      field?.select();
    },
    true,
  );
}

/** Another order is shown as soon as it is chosen; the button is for who has no scripts. */
export function listTools(): void {
  document.querySelectorAll<HTMLFormElement>("form[data-list-tools]").forEach((form) => {
    form.toggleAttribute("data-live", true);
    form.querySelector("select")?.addEventListener("change", () => {
      form.requestSubmit();
    });
  });
}
