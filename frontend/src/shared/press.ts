/** Buttons whose work is done once, however impatiently they are pressed. */

/**
 * Does `work` when the button is pressed, but not while it is still at it, nor for the second half
 * of a double click. The button keeps the focus meanwhile, so it is not disabled.
 */
export function onPress(button: HTMLButtonElement, work: () => Promise<void>): void {
  let atIt = false;
  button.addEventListener("click", (event) => {
    if (atIt || isSecondHalf(event)) return;
    atIt = true;
    void work().finally(() => {
      atIt = false;
    });
  });
}

/** Lets a double click on a form's button send the form once. */
export function submitOnce(button: HTMLButtonElement): void {
  button.addEventListener("click", (event) => {
    if (isSecondHalf(event)) event.preventDefault();
  });
}

function isSecondHalf(event: MouseEvent): boolean {
  return event.detail > 1;
}
