/** What forms of several pages need. */

/** Lets a form be sent only once; a page that comes back from the history is free again. */
export function once(form: HTMLFormElement): void {
  const button = form.querySelector<HTMLButtonElement>("button[type=submit]");
  form.addEventListener("submit", () => {
    if (button) button.disabled = true;
  });
  window.addEventListener("pageshow", () => {
    if (button) button.disabled = false;
  });
}
