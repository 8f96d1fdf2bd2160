import type { Page } from '@playwright/test';
import type { Grouping } from '#shared/domain/arrangement.ts';
import type { BoardFilter } from '#shared/domain/board.ts';

/** A line of search that is written, or something that is pressed. */
export type Gesture = { readonly line: string } | { readonly press: string };

/**
 * From the gesture to the frame after which other rows or cards, or another number of them, are on the screen
 * (ms). The list, in groups or not, and columns of cards alike.
 */
export function untilPainted(page: Page, gesture: Gesture): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve, reject) => {
        const place = () =>
          document.querySelector('.kanban-place') ??
          document.querySelector('[aria-label=Incidents][aria-rowcount]');
        const field = document.querySelector('input[aria-label="Search the board"]');
        if (!place() || !(field instanceof HTMLInputElement)) throw new Error('There is no board.');
        const shown = () => {
          const board = place();
          const texts = (what: string) =>
            [...(board?.querySelectorAll(what) ?? [])].map((one) => one.textContent);
          return [
            board?.getAttribute('aria-rowcount'),
            ...texts('.group-count').slice(0, 12),
            ...texts('[role=row]').slice(1, 12),
          ].join();
        };
        const before = shown();
        const startedMs = performance.now();
        if ('line' in wanted) {
          const { set } =
            Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {};
          set?.call(field, wanted.line);
          field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        } else {
          const button = document.querySelector(wanted.press);
          if (!(button instanceof HTMLElement)) throw new Error(`There is no ${wanted.press}.`);
          button.click();
        }
        const look = () => {
          const ms = performance.now() - startedMs;
          if (ms > 20_000) reject(new Error(`Nothing else came for ${JSON.stringify(wanted)}.`));
          else if (shown() !== before && !place()?.querySelector('.board-skeleton'))
            requestAnimationFrame(() => resolve(performance.now() - startedMs));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    gesture,
  );
}

interface Question {
  readonly filter: BoardFilter;
  readonly group: Grouping | null;
  /** Tells the question in between from the last one. */
  readonly round: number;
}

/** What core takes for the first page of a filter, by the same door; another question comes in between (ms). */
export function coreAlone(page: Page, { filter, group, round }: Question): Promise<number> {
  return page.evaluate(
    async ({ wanted, by, other }) => {
      const sort = [{ by: 'createdAt', descending: true }] as const;
      const at = { kind: 'offset', offset: 0 } as const;
      const ask = (one: typeof wanted) =>
        window.tidewatch.query('board.page', {
          filter: one,
          sort: [...sort],
          group: by,
          at,
          limit: 100,
        });
      await ask({ ...wanted, text: `nothing${other}` });
      const startedMs = performance.now();
      await ask(wanted);
      return performance.now() - startedMs;
    },
    { wanted: filter, by: group, other: round },
  );
}
