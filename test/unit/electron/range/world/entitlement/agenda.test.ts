import { expect, test } from 'vitest';
import { agenda } from '#electron/range/world/entitlement/agenda.ts';

const act = (number: number) => ({ kind: 'ask', number }) as const;

/** Everything that is due, as `[number, atMs]`. */
function taken(list: ReturnType<typeof agenda>, nowMs: number, livedMs: number, people = true) {
  const seen: [number, number][] = [];
  const next = () => list.next(nowMs, livedMs, people);
  for (let due = next(); due !== null; due = next())
    if (due.act.kind === 'ask') seen.push([due.act.number, due.atMs]);
  return seen;
}

test('what the service and people do happens in order of time, each at its own moment', () => {
  const list = agenda(1_000);
  list.service(act(3), 1_300);
  list.people(act(2), 1_200);
  list.service(act(1), 1_100);
  list.people(act(4), 1_400);

  expect(taken(list, 1_350, 350)).toEqual([
    [1, 1_100],
    [2, 1_200],
    [3, 1_300],
  ]);
  expect(taken(list, 1_500, 500)).toEqual([[4, 1_400]]);
});

test('while nothing is lived through, the service goes on and people wait', () => {
  const list = agenda(1_000);
  list.people(act(1), 1_200);
  list.service(act(2), 1_200);

  expect(taken(list, 9_000, 0)).toEqual([[2, 1_200]]);
  expect(taken(list, 9_200, 200)).toEqual([[1, 9_200]]);
});

test('people who are told to do nothing wait as well', () => {
  const list = agenda(1_000);
  list.people(act(1), 1_200);

  expect(taken(list, 1_500, 500, false)).toEqual([]);
  expect(taken(list, 1_500, 500)).toEqual([[1, 1_200]]);
});

test('what is due together stays in the order it was put in', () => {
  const list = agenda(0);
  for (const number of [1, 2, 3]) list.service(act(number), 10);

  expect(taken(list, 10, 10).map(([number]) => number)).toEqual([1, 2, 3]);
});
