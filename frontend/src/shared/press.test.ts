import { expect, test, vi } from "vitest";
import { onPress, submitOnce } from "./press";

const press = (button: HTMLButtonElement, detail: number) =>
  button.dispatchEvent(new MouseEvent("click", { detail, cancelable: true, bubbles: true }));

test("a double click does the work once, and so does impatience", async () => {
  const button = document.createElement("button");
  let done = (): void => undefined;
  const work = vi.fn(() => new Promise<void>((resolve) => (done = resolve)));
  onPress(button, work);
  press(button, 1);
  press(button, 2);
  press(button, 1);
  expect(work).toHaveBeenCalledTimes(1);
  done();
  await new Promise((resolve) => setTimeout(resolve));
  press(button, 2);
  expect(work, "the second half of a double click").toHaveBeenCalledTimes(1);
  press(button, 1);
  expect(work).toHaveBeenCalledTimes(2);
  done();
});

test("work that failed can be tried again", async () => {
  const button = document.createElement("button");
  const work = vi.fn(() => Promise.resolve());
  work.mockRejectedValueOnce(new Error("no"));
  const failed = new Promise((resolve) => process.once("unhandledRejection", resolve));
  onPress(button, work);
  press(button, 1);
  await failed;
  press(button, 0);
  expect(work, "by keyboard").toHaveBeenCalledTimes(2);
});

test("a double click sends a form once", () => {
  const button = document.createElement("button");
  submitOnce(button);
  expect([press(button, 1), press(button, 2), press(button, 0)]).toEqual([true, false, true]);
});
