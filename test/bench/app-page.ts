import type { Page } from '@playwright/test';

/** Milliseconds since 1970, on the clock of this machine. */
export const nowMs = (): number => performance.timeOrigin + performance.now();

/** When the board's first row had been painted (ms since 1970). Looks at every frame; the next one shows it. */
export function firstRowPainted(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () => {
          const row = document.querySelector('.board-row:not(.board-skeleton)[aria-rowindex="2"]');
          if (!row) requestAnimationFrame(look);
          else requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
        };
        look();
      }),
  );
}

/** When Chromium painted the first content of a page (ms since 1970). */
export function contentPainted(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list, observer) => {
          const paint = list.getEntriesByName('first-contentful-paint')[0];
          if (!paint) return;
          observer.disconnect();
          resolve(performance.timeOrigin + paint.startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
}

/** Until every tenant was read completely, or has a reason why it cannot be. */
export function everythingRead(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const look = async () => {
          const result = await window.tidewatch.query('app.strip', {});
          if (!result.ok) return reject(new Error(result.failure.message));
          const { total, fresh, blind, syncing } = result.value;
          if (fresh + blind < total || syncing > 0) return undefined;
          stop();
          return resolve();
        };
        const stop = window.tidewatch.on(() => void look());
        void look();
      }),
  );
}
