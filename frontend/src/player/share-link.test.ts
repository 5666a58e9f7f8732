import { describe, expect, test } from "vitest";
import { DEGREE, FRONT } from "./orientation";
import { linkTo, readMoment, viewOf } from "./share-link";

const NOTHING = { time: null, yaw: null, pitch: null, fov: null, sound: null };

describe("a link", () => {
  test("holds time, direction, zoom and take", () => {
    const view = { yaw: 30.2 * DEGREE, pitch: -5 * DEGREE, roll: 0, fov: 70 * DEGREE };
    const link = linkTo("https://studio.example/clips/7/?a=b#top", 12.34, view, "3");
    expect(link).toBe(
      "https://studio.example/clips/7/?a=b&t=12.3&yaw=30&pitch=-5&fov=70&take=3#top",
    );
    const moment = readMoment(new URL(link).search);
    expect(moment.time).toBe(12.3);
    expect(moment.sound).toBe("3");
    const again = viewOf(moment, FRONT);
    expect(again.yaw / DEGREE).toBeCloseTo(30);
    expect(again.pitch / DEGREE).toBeCloseTo(-5);
    expect(again.fov / DEGREE).toBeCloseTo(70);
  });

  test("replaces the moment of the link the page was opened by", () => {
    const link = linkTo("https://studio.example/?t=3&yaw=9&take=2", 0, FRONT, null);
    expect(link).toBe("https://studio.example/?t=0&yaw=0&pitch=0&fov=75");
  });

  test("does not write minus zero", () => {
    const view = { ...FRONT, yaw: -0.001 };
    expect(linkTo("https://studio.example/", 0, view, null)).toContain("yaw=0&");
  });
});

describe("what a link says is believed only where it is of its form", () => {
  test.each([
    "",
    "?t=&yaw=&take=",
    "?t=-1",
    "?t=1e3&yaw=0x10",
    "?t=Infinity&yaw=NaN",
    "?yaw=181&pitch=-90.5&fov=29",
    "?fov=111&t=1.23456",
    "?take=../../admin",
    "?take=%3Cscript%3E",
    `?take=${"x".repeat(65)}`,
    "?t=1%202",
  ])("%s says nothing", (search) => {
    expect(readMoment(search)).toEqual(NOTHING);
  });

  test("each part counts for itself", () => {
    expect(readMoment("?t=oops&yaw=-90&take=recorded")).toEqual({
      ...NOTHING,
      yaw: -90 * DEGREE,
      sound: "recorded",
    });
  });
});
