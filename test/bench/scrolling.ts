import type { Page } from '@playwright/test';
import { boardPage } from '../e2e/pages/board.ts';

const STEPS = 100;

/** From the top of all incidents to their end, as somebody does who pulls the bar; each stop is drawn. */
export async function scrollThroughAll(page: Page): Promise<void> {
  const board = boardPage(page);
  await board.scope('All').click();
  await board.scope('All').and(page.locator('[aria-pressed=true]')).waitFor();
  await board.grid.evaluate(async (grid, steps) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const isWaiting = () => {
      const { top, bottom } = grid.getBoundingClientRect();
      return [...grid.querySelectorAll('.board-skeleton')].some((line) => {
        const box = line.getBoundingClientRect();
        return box.bottom > top && box.top < bottom; // those around the screen are not fetched
      });
    };
    for (let step = 0; step <= steps; step += 1) {
      grid.scrollTo({ top: ((grid.scrollHeight - grid.clientHeight) * step) / steps });
      await frame();
      await frame();
      while (isWaiting()) await frame();
    }
  }, STEPS);
}

/** How frames came. */
export interface Frames {
  readonly perSecond: number;
  /** Of `frames`, those that came later than one and a half of a sixtieth of a second. */
  readonly dropped: number;
  readonly frames: number;
  /** What the page's thread itself worked for one (ms): others' use of the processor does not count. */
  readonly ownMs: number;
}

/** Frames while the list moves by `px` in each of them; 0: while nothing moves, which is the machine's floor. */
export async function framesWhileScrolling(
  page: Page,
  px: number,
  frames: number,
): Promise<Frames> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
  };
  const before = await worked();
  const seen = await boardPage(page).grid.evaluate(
    async (grid, wanted) => {
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      const late = (1000 / 60) * 1.5;
      const start = await frame();
      let last = start;
      let dropped = 0;
      for (let at = 0; at < wanted.frames; at += 1) {
        if (wanted.px !== 0) grid.scrollBy({ top: wanted.px });
        const now = await frame();
        if (now - last > late) dropped += 1;
        last = now;
      }
      const { frames: count } = wanted;
      return { perSecond: (count * 1000) / (last - start), dropped, frames: count };
    },
    { px, frames },
  );
  const ownMs = (((await worked()) - before) * 1000) / frames;
  await session.detach();
  return { ...seen, ownMs };
}

/** Screens up and down over pages that were read before: how many of them showed an empty line in the next frame. */
export function screensNotThere(page: Page, screens: number): Promise<number> {
  return boardPage(page).grid.evaluate(async (grid, count) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const isWaiting = () => {
      const { top, bottom } = grid.getBoundingClientRect();
      return [...grid.querySelectorAll('.board-skeleton')].some((line) => {
        const box = line.getBoundingClientRect();
        return box.bottom > top && box.top < bottom;
      });
    };
    let missing = 0;
    for (const step of [1, -1]) {
      for (let screen = 0; screen < count; screen += 1) {
        grid.scrollBy({ top: step * grid.clientHeight });
        await frame(); // the scroll is told and drawn in this frame
        await frame();
        if (step < 0 && isWaiting()) missing += 1;
        while (isWaiting()) await frame();
      }
    }
    return missing;
  }, screens);
}
