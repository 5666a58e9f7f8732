/** The staff's pages: what runs is read again every few seconds; weights go up in parts. */
import { ApiProblem, call } from "../shared/api";
import { el, find } from "../shared/dom";
import { translate } from "../shared/translate";

const EVERY = 5000; // ms
const PART_SIZE = 8 * 1024 * 1024; // bytes, the server's

const live = document.querySelector<HTMLElement>("[data-live]");

/**
 * Puts what is new in its place; not under the hands of who is about to press a button there. What
 * is over changes the rest of the page as well, and so does a queue that somebody else has paused.
 */
async function refresh(region: HTMLElement, address: string): Promise<void> {
  const held = () => region.querySelector(":is(a, button):focus") !== null;
  if (document.hidden || held()) return;
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  if (answer.status === 404) {
    clearInterval(turning);
    complain(
      region,
      translate("You are signed out, or not of the staff any more. Reload the page."),
    );
    return;
  }
  if (!answer.ok) throw new Error(String(answer.status));
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (page.querySelector("[data-over]") || queueIn(page) !== queueIn(region)) {
    window.location.reload();
  }
  if (!held()) replace(region, page.body);
}

/** Whether the queue is paused or running, on pages that tell. */
function queueIn(root: ParentNode): string | undefined {
  return root.querySelector<HTMLElement>("[data-queue]")?.dataset["queue"];
}

/** Tables stay where they were scrolled to, and keep the focus. */
function replace(region: HTMLElement, by: HTMLElement): void {
  const before = tablesOf(region);
  const focused = document.activeElement;
  const lefts = before.map((table) => table.scrollLeft); // read while they are in the page
  region.replaceChildren(...by.childNodes);
  for (const table of tablesOf(region)) {
    const index = before.findIndex((old) => nameOf(old) === nameOf(table));
    table.scrollLeft = lefts[index] ?? 0;
    if (index >= 0 && before[index] === focused) table.focus({ preventScroll: true });
  }
}

function tablesOf(region: HTMLElement): HTMLElement[] {
  return [...region.querySelectorAll<HTMLElement>(".table-scroll")];
}

function nameOf(table: HTMLElement): string | null {
  return table.getAttribute("aria-labelledby");
}

/** Says above the tables why they are not up to date. */
function complain(region: HTMLElement, sentence: string): void {
  const said = region.querySelector<HTMLElement>(":scope > [role=alert]");
  if (said) said.textContent = sentence;
  else region.prepend(el("p", { class: "notice problem", role: "alert" }, sentence));
}

let turning: ReturnType<typeof setInterval> | undefined;
if (live?.dataset["live"]) {
  const address = live.dataset["live"];
  const away = translate("The studio cannot be reached: this is how it was. Trying again…");
  turning = setInterval(() => {
    refresh(live, address).catch(() => {
      complain(live, away);
    });
  }, EVERY);
}

/** Sends the file part by part; a part that was lost is sent again once. */
async function sendWeights(slug: string, file: File, report: (percent: number) => void) {
  const count = Math.max(1, Math.ceil(file.size / PART_SIZE));
  for (let number = 0; number < count; number += 1) {
    const bytes = file.slice(number * PART_SIZE, (number + 1) * PART_SIZE);
    const address = `/dashboard/models/${slug}/weights/${number}/${count}`;
    const send = () => call(address, { method: "PUT", bytes });
    await send().catch((error: unknown) => {
      if (error instanceof ApiProblem) throw error;
      return send();
    });
    report((100 * (number + 1)) / count);
  }
}

const form = document.querySelector<HTMLFormElement>("form[data-weights]");
form?.addEventListener("submit", (event) => {
  event.preventDefault();
  void upload(form);
});

async function upload(sent: HTMLFormElement): Promise<void> {
  const [file] = find(sent, "input[type=file]", HTMLInputElement).files ?? [];
  const slug = sent.dataset["weights"];
  if (!file || !slug) return;
  const problem = find(sent, "[role=alert]", HTMLElement);
  const bar = find(sent, "progress", HTMLProgressElement);
  const button = find(sent, "button", HTMLButtonElement);
  button.disabled = true;
  problem.hidden = true;
  bar.hidden = false;
  try {
    await sendWeights(slug, file, (percent) => (bar.value = percent));
    window.location.reload();
  } catch (error) {
    problem.textContent =
      error instanceof ApiProblem
        ? error.message
        : translate("The upload broke off. Try again: what has arrived is kept.");
    problem.hidden = false;
    button.disabled = false;
  }
}
