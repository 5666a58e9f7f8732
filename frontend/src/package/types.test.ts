import { expectTypeOf, test } from "vitest";
import type * as Told from "../../types/spatial-player";
import type { SpatialPlayer, SpatialPlayerEvents } from "./spatial-player";

// Checked by the compiler: the types that go with the file are those of the element.
test("the package's types tell of the element as it is", () => {
  expectTypeOf<SpatialPlayer>().toExtend<Omit<Told.SpatialPlayer, "addEventListener">>();
  expectTypeOf<keyof SpatialPlayerEvents>().toEqualTypeOf<keyof Told.SpatialPlayerEvents>();
  expectTypeOf<SpatialPlayerEvents>().toExtend<Told.SpatialPlayerEvents>();
});
