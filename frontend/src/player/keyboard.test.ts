import { afterEach, expect, test, vi } from "vitest";
import { belongsToControl, Keyboard } from "./keyboard";

let end = new AbortController();
afterEach(() => {
  end.abort();
  document.body.replaceChildren();
});

function open() {
  end = new AbortController();
  const host = document.createElement("div");
  host.tabIndex = 0;
  document.body.append(host);
  const targets = { steer: vi.fn(), act: vi.fn() };
  new Keyboard(host, targets, end.signal);
  const press = (key: string, target: EventTarget = host, options: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent("keydown", {
      key,
      bubbles: true,
      cancelable: true,
      ...options,
    });
    target.dispatchEvent(event);
    return event;
  };
  const lift = (key: string) =>
    host.dispatchEvent(new KeyboardEvent("keyup", { key, bubbles: true }));
  return { host, targets, press, lift };
}

test("arrows and WASD look around, together and until lifted", () => {
  const { targets, press, lift } = open();
  press("ArrowLeft");
  expect(targets.steer).toHaveBeenLastCalledWith({ yaw: 1, pitch: 0 });
  press("w");
  expect(targets.steer).toHaveBeenLastCalledWith({ yaw: 1, pitch: 1 });
  lift("ArrowLeft");
  expect(targets.steer).toHaveBeenLastCalledWith({ yaw: 0, pitch: 1 });
  lift("w");
  expect(targets.steer).toHaveBeenLastCalledWith({ yaw: 0, pitch: 0 });
});

test("opposite keys cancel out", () => {
  const { targets, press } = open();
  press("a");
  press("d");
  expect(targets.steer).toHaveBeenLastCalledWith({ yaw: 0, pitch: 0 });
});

test.each([
  [" ", "toggle"],
  ["j", "back"],
  [",", "back"],
  ["l", "forward"],
  [".", "forward"],
  ["m", "mute"],
  ["F", "fullscreen"],
  ["0", "reset"],
])("%s asks for %s", (key, action) => {
  const { targets, press } = open();
  expect(press(key).defaultPrevented).toBe(true);
  expect(targets.act).toHaveBeenCalledExactlyOnceWith(action);
});

test("a held space does not toggle again and again; a held seek key goes on", () => {
  const { targets, press } = open();
  press(" ", undefined, { repeat: true });
  expect(targets.act).not.toHaveBeenCalled();
  press("l", undefined, { repeat: true });
  expect(targets.act).toHaveBeenCalledOnce();
});

test("keys typed elsewhere, and short cuts of the browser, are left alone", () => {
  const { targets, press } = open();
  const input = document.createElement("input");
  document.body.append(input);
  expect(press("m", input).defaultPrevented).toBe(false);
  expect(press("f", undefined, { ctrlKey: true }).defaultPrevented).toBe(false);
  expect(targets.act).not.toHaveBeenCalled();
});

test("keys count on the page where nothing has the focus, until the player is gone", () => {
  const { targets, press } = open();
  press("m", document.body);
  expect(targets.act).toHaveBeenCalledOnce();
  end.abort();
  press("m", document.body);
  expect(targets.act).toHaveBeenCalledOnce();
});

test("keys that scroll the page do so, until the player fills it", () => {
  const { host, targets, press } = open();
  expect(press(" ", document.body).defaultPrevented).toBe(false);
  expect(press("ArrowDown", document.body).defaultPrevented).toBe(false);
  host.setAttribute("filling", "");
  press(" ", document.body);
  expect(targets.act).toHaveBeenCalledExactlyOnceWith("toggle");
});

test.each([
  ["range", "arrowleft", true],
  ["range", "m", false],
  ["text", "m", true],
])("an input of type %s keeps %s: %s", (type, key, kept) => {
  const input = document.createElement("input");
  input.type = type;
  expect(belongsToControl(key, input)).toBe(kept);
});
