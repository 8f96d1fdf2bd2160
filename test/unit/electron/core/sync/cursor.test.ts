import { expect, test } from 'vitest';
import {
  type IncidentCursor,
  isAhead,
  isBackfilled,
  knownUpTo,
  OVERLAP_MS,
  parseCursor,
  shareRead,
  windowsToRead,
} from '#electron/core/sync/cursor.ts';
import { before, DAY_MS, Instant } from '#shared/time.ts';

const START = Instant.parse('2026-11-21T04:00:00Z');
const daysAgo = (days: number) => before(START, days * DAY_MS);
const HORIZON = daysAgo(180);

const cursor = (backfilledTo: Instant | null): IncidentCursor => ({
  changesUpTo: START,
  backfilledTo,
  horizon: HORIZON,
  sweptAt: null,
  apartUntil: null,
});

test('a first sync reads the newest week first and ends at the horizon', () => {
  expect(windowsToRead(START, HORIZON, null)).toEqual([
    { from: daysAgo(7), to: null },
    { from: daysAgo(30), to: daysAgo(7) },
    { from: daysAgo(90), to: daysAgo(30) },
    { from: HORIZON, to: daysAgo(90) },
  ]);
});

test('the windows leave no gap and do not overlap', () => {
  const windows = windowsToRead(START, HORIZON, null);
  for (const [i, window] of windows.slice(1).entries()) expect(window.to).toBe(windows[i]?.from);
});

test('a run cut short goes on where the last whole window ended, also a day later', () => {
  const tomorrow = before(START, -DAY_MS);
  const left = windowsToRead(tomorrow, HORIZON, daysAgo(30));
  expect(left[0]?.to).toBe(daysAgo(30));
  expect(left.at(-1)?.from).toBe(HORIZON);
  expect(left.every(({ to }) => to !== null && to <= daysAgo(30))).toBe(true);
});

test('a short retention asks for nothing before it', () => {
  expect(windowsToRead(START, daysAgo(7), null)).toEqual([{ from: daysAgo(7), to: null }]);
  expect(windowsToRead(START, HORIZON, HORIZON)).toEqual([]);
});

test('progress runs from nothing to everything', () => {
  expect(shareRead(START, cursor(null))).toBe(0);
  expect(shareRead(START, cursor(daysAgo(90)))).toBeCloseTo(0.5);
  expect(shareRead(START, cursor(HORIZON))).toBe(1);
  expect(isBackfilled(cursor(daysAgo(90)))).toBe(false);
  expect(isBackfilled(cursor(HORIZON))).toBe(true);
});

test('a stored cursor survives the way to the disk; a damaged one starts the tenant again', () => {
  const stored = cursor(daysAgo(30));
  expect(parseCursor(JSON.stringify(stored))).toEqual(stored);
  for (const damaged of [null, '', '{', 'null', '{"changesUpTo":5}', JSON.stringify([stored])]) {
    expect(parseCursor(damaged)).toBeNull();
  }
});

test('a change further ahead of the service’s clock than an overlap says nothing of up to when changes are known', () => {
  const [past, near] = [daysAgo(1), before(START, -OVERLAP_MS)];
  expect(knownUpTo(past, START)).toBe(past);
  expect(knownUpTo(near, START)).toBe(near);
  expect(knownUpTo(daysAgo(-3650), START)).toBe(START);
});

test('a cursor that was written so is not ahead, also by a server whose clock runs a little behind', () => {
  const written = knownUpTo(before(START, -OVERLAP_MS), START);
  expect(isAhead(written, START)).toBe(false);
  expect(isAhead(written, before(START, OVERLAP_MS))).toBe(false);
  expect(isAhead(written, daysAgo(1))).toBe(true);
  expect(isAhead(daysAgo(-1), START)).toBe(true);
});
