/** How much later pictures are shown than their sound is heard, as the player's page noticed it. */
/** Playwright's page, or one that can be hidden. */
export interface Page {
  evaluate<T>(question: () => T | Promise<T>): Promise<T>;
  waitForTimeout(milliseconds: number): Promise<void>;
}

/** Forgets what was noticed until now. */
export function forget(page: Page): Promise<void> {
  return page.evaluate(() => {
    window.playing.noticed.pictures.length = 0;
    window.playing.noticed.clicks.length = 0;
  });
}

/** Pictures further apart, in milliseconds, were kept from the screen: they tell of no clock. */
const STUCK = 130;
/** The page was told of pictures so much too late: the machine had no time for them. */
const BUSY = 50;

/** How much later than a click the pictures around it were, in milliseconds. */
export interface Late {
  readonly late: number;
  /** other work kept the machine from showing pictures when they were due */
  readonly busy: boolean;
}

/**
 * Each click since: the median of the pictures around it, since a screen shows a picture up to a
 * sixtieth of a second late. Clicks around which no pictures came for a while are left out.
 */
export async function lateness(page: Page, rate = 1): Promise<Late[]> {
  const { pictures, clicks } = await page.evaluate(() => window.playing.noticed);
  return clicks.flatMap((click) => {
    const around = pictures.filter(({ at }) => Math.abs(at - click) < 400 / rate);
    const second = Math.round(nearest(around, click)?.time ?? NaN);
    const late = around.map(({ at, time }) => at - (click + (1000 * (time - second)) / rate));
    const stuck = around.some(({ at }, index) => at - (around[index - 1]?.at ?? at) > STUCK / rate);
    const busy = median(around.map(({ at, told }) => told - at)) > BUSY;
    return late.length < 5 || stuck ? [] : [{ late: median(late), busy }];
  });
}

function nearest(pictures: { at: number; time: number }[], click: number) {
  return [...pictures].sort((a, b) => Math.abs(a.at - click) - Math.abs(b.at - click))[0];
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** Lateness of the next clicks, as many as asked for unless it takes too long (in milliseconds). */
export async function watchClicks(
  page: Page,
  clicks: number,
  { rate = 1, patience = 15_000 } = {},
): Promise<Late[]> {
  await forget(page);
  for (let waited = 0; waited < patience; waited += 250) {
    await page.waitForTimeout(250);
    const late = await lateness(page, rate);
    if (late.length >= clicks) return late;
  }
  return lateness(page, rate);
}

/** The median over so many milliseconds of play. */
export async function middleOf(page: Page, milliseconds: number): Promise<number> {
  await forget(page);
  await page.waitForTimeout(milliseconds);
  return median((await lateness(page)).map(({ late }) => late));
}
