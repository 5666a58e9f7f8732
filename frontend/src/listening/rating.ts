/** The two questions, each a mark from 0 to 100; asked once something was heard. */
import { find } from "../shared/dom";

export class Rating {
  readonly #moved = new Set<string>();
  #heardAt: number | null = null;

  constructor(
    private readonly form: HTMLFormElement,
    answer: (given: { quality: number; alignment: number; seconds: number }) => void,
  ) {
    for (const slider of this.#sliders) {
      const moved = () => {
        this.#moved.add(slider.name);
        this.#show();
      };
      // A press at the middle, where the mark lies, changes nothing, and is an answer all the same.
      for (const type of ["input", "pointerup", "keyup"]) slider.addEventListener(type, moved);
    }
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const [quality = NaN, alignment = NaN] = this.#sliders.map((slider) => slider.valueAsNumber);
      this.#button.disabled = true;
      const seconds = (performance.now() - (this.#heardAt ?? 0)) / 1000;
      answer({ quality, alignment, seconds });
    });
  }

  get #sliders(): HTMLInputElement[] {
    return ["quality", "alignment"].map((name) =>
      find(this.form, `[name=${name}]`, HTMLInputElement),
    );
  }

  get #button(): HTMLButtonElement {
    return find(this.form, "[type=submit]", HTMLButtonElement);
  }

  /** A fresh question. */
  begin(): void {
    this.#heardAt = null;
    this.#moved.clear();
    for (const slider of this.#sliders) slider.valueAsNumber = 50;
    this.#show();
  }

  heard(): void {
    this.#heardAt ??= performance.now();
    this.#show();
  }

  /** After an answer that did not arrive. */
  again(): void {
    this.#show();
  }

  #show(): void {
    for (const slider of this.#sliders) {
      const output = find(this.form, `output[for=${slider.name}]`, HTMLOutputElement);
      output.textContent = this.#moved.has(slider.name) ? slider.value : "";
    }
    this.#button.disabled = this.#heardAt === null || this.#moved.size < 2;
  }
}
