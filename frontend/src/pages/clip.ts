/** The studio: start takes, watch them, hear them. */
import { TakeExports } from "../exports/take-exports";
import { SpatialPlayer } from "../player/spatial-player";
import { JobProgress, ListenEvent } from "../progress/job-progress";
import { ApiProblem, call } from "../shared/api";
import { find } from "../shared/dom";
import { JobChangeEvent, type JobSnapshot, parseJobSnapshot } from "../shared/job-snapshot";
import { noticeNodes } from "../shared/notice";
import { SharePanel } from "../sharing/share-panel";
import "../styles/sharing.css";

customElements.define("spatial-player", SpatialPlayer);
customElements.define("job-progress", JobProgress);
customElements.define("share-panel", SharePanel);
customElements.define("take-exports", TakeExports);

const player = find(document, "spatial-player", SpatialPlayer);
const sharePanel = document.querySelector("share-panel");
if (sharePanel instanceof SharePanel) sharePanel.player = player;
const takes = find(document, "[data-takes]", HTMLElement);
const form = document.querySelector<HTMLFormElement>("form[data-start-job]");

// Only a take that ends while one watches changes the player; finished ones are in its manifest.
takes.addEventListener(JobChangeEvent.type, (event) => {
  if (!(event instanceof JobChangeEvent)) return;
  const { snapshot, previous } = event;
  if (snapshot.status === "succeeded" && previous) void player.refresh();
});

takes.addEventListener(ListenEvent.type, (event) => {
  if (event instanceof ListenEvent) void listenTo(event.snapshot);
});

async function listenTo(snapshot: JobSnapshot): Promise<void> {
  const known = () =>
    [snapshot.id, ...snapshot.deliverables.map(({ id }) => id)].some((id) => player.listenTo(id));
  if (!known()) {
    await player.refresh();
    if (!known()) return;
  }
  player.play();
  player.scrollIntoView({ block: "nearest" });
}

function showTake(snapshot: JobSnapshot): void {
  const take = new JobProgress();
  take.className = "take";
  take.setAttribute("job", snapshot.id);
  take.snapshot = snapshot;
  takes.prepend(take);
  find(document, "[data-no-takes]", HTMLElement).hidden = true;
}

async function start(sent: HTMLFormElement): Promise<void> {
  const data = new FormData(sent);
  const problem = find(sent, "[data-start-problem]", HTMLElement);
  const button = find(sent, "button[type=submit]", HTMLButtonElement);
  problem.hidden = true;
  button.disabled = true;
  try {
    const answer = await call(sent.action, {
      method: "POST",
      json: {
        model_version: data.get("model_version"),
        steps: Number(data.get("steps")),
        guidance: Number(data.get("guidance")),
        seed: Number(data.get("seed")),
      },
    });
    showTake(parseJobSnapshot(answer));
    // The next take is to be another one.
    find(sent, "[name=seed]", HTMLInputElement).valueAsNumber += 1;
  } catch (error) {
    problem.textContent = error instanceof ApiProblem ? error.message : "The take did not start.";
    problem.hidden = false;
    if (!(error instanceof ApiProblem)) throw error;
  } finally {
    button.disabled = false;
  }
}

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  void start(form);
});

form?.querySelector("[name=model_version]")?.addEventListener("change", (event) => {
  const [chosen] = (event.currentTarget as HTMLSelectElement).selectedOptions;
  const { notice, noticeUrl } = chosen?.dataset ?? {};
  find(form, "[data-model-notice]", HTMLElement).replaceChildren(...noticeNodes(notice, noticeUrl));
});

form?.querySelector("[data-new-seed]")?.addEventListener("click", () => {
  find(form, "[name=seed]", HTMLInputElement).valueAsNumber = Math.floor(Math.random() * 1_000_000);
});

// A bad number under the folded options: open them, or the browser's word would be hidden.
form?.addEventListener(
  "invalid",
  () => (find(form, "details", HTMLDetailsElement).open = true),
  true,
);
