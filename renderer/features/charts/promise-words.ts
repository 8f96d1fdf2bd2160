import type { PromiseGroup } from '#shared/domain/charts/charts.ts';
import { type Kept, type PromiseChart, shareKept } from '#shared/domain/charts/promises.ts';
import type { PromiseName } from '#shared/domain/clock/board-clock.ts';
import { severityWord } from '#shared/domain/words.ts';
import { visibleLine } from '#shared/text.ts';
import { turnWord } from '../../ui/words.ts';

export const PROMISES: readonly { readonly promise: PromiseName; readonly name: string }[] = [
  { promise: 'acknowledge', name: 'Taken up' },
  { promise: 'resolve', name: 'Resolved' },
];

export const GROUP_WORDS: Readonly<Record<PromiseGroup, string>> = {
  severity: 'severity',
  tenant: 'tenant',
  contract: 'contract now',
  party: 'longest turn',
};

/** What a row is called. `nameOf`: of a tenant by its id. */
export function rowName(
  by: PromiseGroup,
  { key, name }: PromiseChart['rows'][number],
  nameOf: (id: string) => string,
): string {
  if (by === 'severity') return severityWord(key);
  if (by === 'party') return turnWord(key);
  if (by === 'tenant') return visibleLine(nameOf(key));
  return name === '' ? 'Usual targets' : visibleLine(name);
}

/** `96%`; never said without its number. */
export function shareText(kept: Kept): string {
  const share = shareKept(kept);
  return share === null ? 'no clock ended' : (share / 100).toLocaleString(undefined, PERCENT);
}
const PERCENT = { style: 'percent' } as const;

/** `24 of 25`. */
export function countText({ within, ended }: Kept): string {
  return ended === 0 ? '' : `${within.toLocaleString()} of ${ended.toLocaleString()}`;
}

/** `96%, 24 of 25 in time`, or that nothing was measured. */
export function keptWords(kept: Kept): string {
  if (kept.ended === 0) return 'no clock ended';
  return `${shareText(kept)}, ${countText(kept)} in time`;
}

/** What of the board's filter holds for promises; `left`: the parts that do not. */
export function followsWords(left: readonly string[]): string {
  const parts = left.map((part) => visibleLine(part)).join(', ');
  return parts === ''
    ? 'Over tenants, their tags and severities'
    : `Does not follow: ${parts} (only tenants, their tags and severities)`;
}

/** `12 open, 3 over time`; `none` where nothing is open. */
export function nowWords({ now }: Pick<PromiseChart['rows'][number], 'now'>): string {
  if (now === null) return 'none';
  const open = `${now.open.toLocaleString()} open`;
  return now.over === 0 ? open : `${open}, ${now.over.toLocaleString()} over time`;
}

/** All rows of one promise together. */
export function sumOf(rows: PromiseChart['rows'], promise: PromiseName): Kept {
  return rows.reduce(
    (sum, row) => ({
      within: sum.within + row[promise].within,
      ended: sum.ended + row[promise].ended,
    }),
    { within: 0, ended: 0 },
  );
}
