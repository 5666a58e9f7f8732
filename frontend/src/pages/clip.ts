/** The studio: start takes, watch them, hear them. */
import { TakeExports } from "../exports/take-exports";
import { SpatialPlayer } from "../player/spatial-player";
import { DEGREE } from "../player/orientation";
import { JobProgress, ListenEvent, LoopWantedEvent, NewTakeEvent } from "../progress/job-progress";
import { find } from "../shared/dom";
import { JobChangeEvent, type JobSnapshot } from "../shared/job-snapshot";
import { noticeNodes } from "../shared/notice";
import { SharePanel } from "../sharing/share-panel";
import { OrientationPicker, ViewWantedEvent } from "../taking/orientation-picker";
import { RangePicker } from "../taking/range-picker";
import { StartForm } from "../taking/start-form";
import "../styles/sharing.css";
import "../styles/taking.css";

customElements.define("spatial-player", SpatialPlayer);
customElements.define("job-progress", JobProgress);
customElements.define("range-picker", RangePicker);
customElements.define("orientation-picker", OrientationPicker);
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
  if (!previous || snapshot.status !== "succeeded") return;
  if (snapshot.final && !previous.final) othersAreNotFinal(snapshot);
  const told = snapshot.final !== previous.final || previous.status !== "succeeded";
  if (told) void player.refresh();
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
  take.setAttribute("may-change", "");
  take.snapshot = snapshot;
  takes.prepend(take);
  find(document, "[data-no-takes]", HTMLElement).hidden = true;
}

if (form) {
  const starting = new StartForm(form, showTake);
  // The line in front moves with every take that begins or ends.
  takes.addEventListener(JobChangeEvent.type, (event) => {
    if (!(event instanceof JobChangeEvent)) return;
    if (event.previous && event.previous.status !== event.snapshot.status) starting.expect();
  });
  form.addEventListener(ViewWantedEvent.type, (event) => {
    const { view } = player;
    if (event instanceof ViewWantedEvent && view) event.use(view.yaw / DEGREE);
  });
}

takes.addEventListener(NewTakeEvent.type, (event) => {
  if (!(event instanceof NewTakeEvent)) return;
  showTake(event.snapshot);
  takes.firstElementChild?.scrollIntoView({ block: "nearest" });
});

takes.addEventListener(LoopWantedEvent.type, (event) => {
  const { loop } = player;
  if (event instanceof LoopWantedEvent && loop) event.range = { start: loop.start, stop: loop.end };
});

/** Only one take is final: who was it before reads that it is no longer. */
function othersAreNotFinal({ id }: JobSnapshot): void {
  for (const other of takes.querySelectorAll("job-progress")) {
    if (!(other instanceof JobProgress) || other.snapshot?.id === id) continue;
    if (other.snapshot?.final) void other.reread();
  }
}

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
  (event) => {
    const folded = event.target instanceof Element ? event.target.closest("details") : null;
    if (folded) folded.open = true;
  },
  true,
);
