import { beforeEach, describe, expect, test, vi } from "vitest";
import { find } from "../shared/dom";
import { SettingsMenu } from "./settings-menu";

beforeEach(() => {
  localStorage.clear();
  document.body.replaceChildren();
});

function open() {
  const menu = new SettingsMenu(document.createElement("button"), new AbortController().signal);
  document.body.append(menu.sheet.root);
  const { root } = menu.sheet;
  const input = (selector: string) => find(root, selector, HTMLInputElement);
  return { menu, root, input };
}

function viewMode(menu: SettingsMenu, change = vi.fn<(mode: "sphere" | "flat") => void>()) {
  const entry = menu.section("View").choice({
    label: "Show as",
    options: [
      ["sphere", "360°"],
      ["flat", "Flat"],
    ],
    value: "sphere",
    remember: "mode",
    change,
  });
  return { entry, change };
}

describe("a choice", () => {
  test("is a named group of radio buttons, one of them checked", () => {
    const { menu, root, input } = open();
    viewMode(menu);
    expect(root.querySelector("fieldset legend")?.textContent).toBe("Show as");
    expect(input("[value=sphere]").checked).toBe(true);
    expect(input("[value=flat]").checked).toBe(false);
  });

  test("tells what the viewer picks, and what is picked is still there on the next visit", () => {
    const first = open();
    const { change } = viewMode(first.menu);
    first.input("[value=flat]").click();
    expect(change).toHaveBeenCalledExactlyOnceWith("flat");

    const second = open();
    const again = viewMode(second.menu);
    expect(again.entry.value).toBe("flat");
    expect(again.change).toHaveBeenCalledExactlyOnceWith("flat");
    expect(second.input("[value=flat]").checked).toBe(true);
  });

  test("starts as given where something unknown was kept", () => {
    localStorage.setItem("spatial-player.mode", "hologram");
    const { entry, change } = viewMode(open().menu);
    expect(entry.value).toBe("sphere");
    expect(change).not.toHaveBeenCalled();
  });
});

test("a switch shows a change from elsewhere without telling of it", () => {
  const { menu, input } = open();
  const change = vi.fn();
  const entry = menu.section("View").toggle({ label: "Turn slowly", value: false, change });
  input("[role=switch]").click();
  expect(change).toHaveBeenCalledExactlyOnceWith(true);
  entry.value = false;
  expect(input("[role=switch]").checked).toBe(false);
  expect(change).toHaveBeenCalledOnce();
});

test("a range tells its value in words, and keeps only what lies within it", () => {
  localStorage.setItem("spatial-player.gain", "40");
  const { menu, root, input } = open();
  const words = (value: number) => `${value} dB`;
  const asked = { label: "Gain", min: -12, max: 12, step: 1, value: 3, remember: "gain", words };
  menu.section("Sound").range({ ...asked, change: vi.fn() });
  const slider = input("[type=range]");
  expect(slider.valueAsNumber).toBe(3);
  slider.valueAsNumber = -6;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  expect(root.querySelector("output")?.textContent).toBe("-6 dB");
  expect(slider.getAttribute("aria-valuetext")).toBe("-6 dB");
  expect(localStorage.getItem("spatial-player.gain")).toBe("-6");
});

test("a section is asked for once, and hidden with the last of its entries", () => {
  const { menu, root } = open();
  const { entry } = viewMode(menu);
  const other = menu.section("View").toggle({ label: "Map", value: true, change: vi.fn() });
  expect(root.querySelectorAll("section")).toHaveLength(1);
  entry.hidden = other.hidden = true;
  expect(root.querySelector("section")?.hidden).toBe(true);
  other.hidden = false;
  expect(root.querySelector("section")?.hidden).toBe(false);
});

test("a browser that keeps nothing still lets the viewer choose", () => {
  const refuse = () => {
    throw new DOMException("denied", "SecurityError");
  };
  vi.spyOn(Storage.prototype, "getItem").mockImplementation(refuse);
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(refuse);
  const { menu, input } = open();
  const { change } = viewMode(menu);
  input("[value=flat]").click();
  expect(change).toHaveBeenCalledExactlyOnceWith("flat");
});
