import { describe, expect, test } from "vitest";
import { deviceAttitude } from "./attitude";
import { Gaze } from "./gaze";
import { DEGREE, FRONT } from "./orientation";

/** A drag of 200 pixels to the right within 50 ms, in a viewport 750 pixels high (75°). */
function flick(gaze: Gaze): void {
  gaze.hold();
  for (let step = 1; step <= 5; step += 1) gaze.drag(40, 0, 750, step * 0.01);
  gaze.release(0.05);
}

describe("a drag", () => {
  test("to the right looks to the left: the picture stays under the finger", () => {
    const gaze = new Gaze();
    gaze.hold();
    gaze.drag(100, -50, 750, 0);
    expect(gaze.view.yaw / DEGREE).toBeCloseTo(10, 9);
    expect(gaze.view.pitch / DEGREE).toBeCloseTo(-5, 9);
  });

  test("does nothing before the finger is down", () => {
    const gaze = new Gaze();
    gaze.drag(100, 0, 750, 0);
    expect(gaze.view).toEqual(FRONT);
  });

  test("coasts on when let go in motion, the same way at any frame rate", () => {
    const ends = [1 / 30, 1 / 60, 1 / 144].map((frame) => {
      const gaze = new Gaze();
      flick(gaze);
      expect(gaze.moving).toBe(true);
      for (let time = 0; time < 3; time += frame) gaze.step(frame);
      expect(gaze.moving).toBe(false);
      return gaze.view.yaw / DEGREE;
    });
    expect(ends[0]).toBeGreaterThan(25);
    expect(ends[1]).toBeCloseTo(ends[0] ?? NaN, 0);
    expect(ends[2]).toBeCloseTo(ends[0] ?? NaN, 0);
  });

  test("stands still after a rest before the finger lifts", () => {
    const gaze = new Gaze();
    gaze.hold();
    for (let step = 1; step <= 5; step += 1) gaze.drag(40, 0, 750, step * 0.01);
    gaze.release(0.5);
    expect(gaze.moving).toBe(false);
  });

  test("does not coast for viewers who want less motion", () => {
    const gaze = new Gaze({ inertia: false });
    flick(gaze);
    expect(gaze.moving).toBe(false);
  });

  test("stops where a finger comes down again", () => {
    const gaze = new Gaze();
    flick(gaze);
    gaze.hold();
    expect(gaze.step(0.1)).toBe(false);
  });
});

describe("held keys", () => {
  test("turn on, whatever the frame rate, until released", () => {
    const gaze = new Gaze();
    gaze.steer({ yaw: 1, pitch: 0 });
    const nudged = gaze.view.yaw;
    expect(nudged).toBeGreaterThan(0);
    for (let frame = 0; frame < 60; frame += 1) gaze.step(1 / 60);
    expect((gaze.view.yaw - nudged) / DEGREE).toBeCloseTo(80, 6);
    gaze.steer({ yaw: 0, pitch: 0 });
    expect(gaze.step(1)).toBe(false);
  });

  test("repeated events of one key nudge only once", () => {
    const gaze = new Gaze();
    gaze.steer({ yaw: 0, pitch: 1 });
    const once = gaze.view.pitch;
    gaze.steer({ yaw: 0, pitch: 1 });
    expect(gaze.view.pitch).toBe(once);
  });
});

test("reset looks ahead and stands still", () => {
  const gaze = new Gaze();
  flick(gaze);
  gaze.reset();
  expect(gaze.view).toEqual(FRONT);
  expect(gaze.moving).toBe(false);
});

describe("a view that turns by itself", () => {
  test("goes once around in a minute, to the right, at any frame rate", () => {
    const gaze = new Gaze();
    gaze.rotating = true;
    for (let frame = 0; frame < 300; frame += 1) gaze.step(0.05);
    expect(gaze.view.yaw / DEGREE).toBeCloseTo(-90, 6);
  });

  test.each([
    [
      "a finger",
      (gaze: Gaze) => {
        gaze.hold();
      },
    ],
    [
      "a key",
      (gaze: Gaze) => {
        gaze.steer({ yaw: 0, pitch: 1 });
      },
    ],
  ])("stops at %s", (_name, touch) => {
    const gaze = new Gaze();
    gaze.rotating = true;
    touch(gaze);
    expect(gaze.rotating).toBe(false);
  });
});

describe("a device turned in the hands", () => {
  const held = (alpha: number, beta: number) => deviceAttitude(alpha * DEGREE, beta * DEGREE, 0, 0);
  const looks = (gaze: Gaze) => [gaze.view.yaw / DEGREE, gaze.view.pitch / DEGREE];

  test("takes over where the viewer looks and turns the view with it", () => {
    const gaze = new Gaze();
    gaze.view = { ...FRONT, yaw: 40 * DEGREE };
    gaze.attitude = held(200, 90);
    expect(looks(gaze)[0]).toBeCloseTo(40, 6);
    gaze.attitude = held(230, 100);
    expect(looks(gaze)[0]).toBeCloseTo(70, 6);
    expect(looks(gaze)[1]).toBeCloseTo(10, 6);
  });

  test("and dragged at once does both", () => {
    const gaze = new Gaze();
    gaze.attitude = held(0, 90);
    gaze.hold();
    gaze.drag(100, 0, 750, 0);
    gaze.attitude = held(20, 90);
    expect(looks(gaze)[0]).toBeCloseTo(30, 6);
  });

  test("is the front again when reset, and turns on from there", () => {
    const gaze = new Gaze();
    gaze.attitude = held(0, 90);
    gaze.attitude = held(75, 95);
    gaze.reset();
    expect(looks(gaze)[0]).toBeCloseTo(0, 6);
    expect(looks(gaze)[1]).toBeCloseTo(5, 6);
    gaze.attitude = held(85, 90);
    expect(looks(gaze)[0]).toBeCloseTo(10, 6);
  });

  test("leaves the view where it was, level, when it is laid away", () => {
    const gaze = new Gaze();
    gaze.attitude = held(0, 90);
    gaze.attitude = deviceAttitude(30 * DEGREE, 80 * DEGREE, 15 * DEGREE, 0);
    const { yaw, pitch } = gaze.view;
    expect(gaze.view.roll).not.toBe(0);
    gaze.attitude = null;
    expect(gaze.view).toEqual({ ...FRONT, yaw, pitch });
  });

  test("turns to a direction that is pointed at", () => {
    const gaze = new Gaze();
    gaze.attitude = held(10, 90);
    gaze.lookTo({ azimuth: -120 * DEGREE, elevation: 25 * DEGREE });
    expect(looks(gaze)[0]).toBeCloseTo(-120, 6);
    expect(looks(gaze)[1]).toBeCloseTo(25, 6);
  });
});
