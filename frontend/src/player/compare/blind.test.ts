import { expect, test } from "vitest";
import { BlindTest } from "./blind";

const IDS = ["take-1", "take-2", "recorded"];

test("every sound has its letter, and every order comes as often as any other", () => {
  const orders = new Map<string, number>();
  let seed = 1;
  const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  for (let round = 0; round < 3000; round += 1) {
    const blind = new BlindTest(IDS, random);
    expect(blind.disguised.map(({ letter }) => letter)).toEqual(["A", "B", "C"]);
    const order = blind.disguised.map(({ id }) => id).join();
    orders.set(order, (orders.get(order) ?? 0) + 1);
  }
  expect(orders.size).toBe(6);
  for (const count of orders.values()) expect(Math.abs(count - 500)).toBeLessThan(100);
});

test("one may change one's mind until the answer is known", () => {
  const blind = new BlindTest(IDS);
  expect(blind.preferred).toBeNull();
  blind.prefer("take-1");
  blind.prefer("recorded");
  blind.prefer("another clip's take");
  expect(blind.preferred).toBe("recorded");
  blind.reveal();
  blind.prefer("take-2");
  expect([blind.preferred, blind.revealed]).toEqual(["recorded", true]);
});

test("a sound that takes no part has no letter", () => {
  expect(new BlindTest(IDS).letter("take-9")).toBeNull();
});
