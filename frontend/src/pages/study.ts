/** Listening tests, for who makes them: the list, and one test. */
import { TrialMaker } from "../listening/trial-maker";
import { SpatialPlayer } from "../player/spatial-player";
import { ApiProblem, call } from "../shared/api";
import { copied } from "../shared/clipboard";
import { find } from "../shared/dom";
import { once } from "../shared/forms";
import { translate } from "../shared/translate";
import "../styles/sharing.css";
import "../styles/shared.css";
import "../styles/listening.css";

customElements.define("spatial-player", SpatialPlayer);
customElements.define("trial-maker", TrialMaker);

document.querySelectorAll<HTMLFormElement>("form[data-once]").forEach(once);

const maker = document.querySelector("trial-maker");
if (maker instanceof TrialMaker) maker.begin(find(maker, "spatial-player", SpatialPlayer));

document.querySelectorAll<HTMLButtonElement>("[data-copy]").forEach((button) => {
  button.addEventListener("click", () => {
    const field = find(document, `#${button.dataset["copy"] ?? ""}`, HTMLInputElement);
    void copied(field.value).then((done) => {
      if (done) button.textContent = translate("Copied");
      else field.select();
    });
  });
});

async function remove(button: HTMLButtonElement): Promise<void> {
  const problem = find(document, "[data-problem]", HTMLElement);
  try {
    await call(button.dataset["remove"] ?? "", { method: "DELETE" });
    button.closest("li")?.remove();
    problem.hidden = true;
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    problem.textContent = error.message;
    problem.hidden = false;
  }
}

document.querySelectorAll<HTMLButtonElement>("[data-remove]").forEach((button) => {
  button.addEventListener("click", () => void remove(button));
});
