import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { AppEvent, Topic } from '#shared/contract/app-event.ts';
import { contract } from '#shared/contract/contract.ts';
import { EXAMPLES } from './examples.ts';

interface Entry {
  readonly kind: 'query' | 'command';
  readonly host: boolean;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
}

interface Given {
  readonly accepted: readonly unknown[];
  readonly refused: readonly unknown[];
  readonly outputs: readonly unknown[];
}

const GIVEN = new Map<string, Given>(Object.entries(EXAMPLES));
const NAMES = Object.entries<Entry>(contract).map(([name, entry]) => {
  return { name, ...entry, ...(GIVEN.get(name) ?? { accepted: [], refused: [], outputs: [] }) };
});

/** As it looks once it has crossed the border as JSON. */
function sent(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe.each(NAMES)('$name', ({ input, output, accepted, refused, outputs }) => {
  test('takes the input it is for, also after a journey as JSON', () => {
    expect(accepted.length).toBeGreaterThan(0);
    for (const one of accepted) expect(input.safeParse(sent(one)).error).toBeUndefined();
  });

  test('refuses what it is not for', () => {
    expect(refused.length).toBeGreaterThan(0);
    for (const one of refused) expect(input.safeParse(one).success).toBe(false);
  });

  test('answers with what JSON can carry, and the answer is read as it was given', () => {
    expect(outputs.length).toBeGreaterThan(0);
    for (const one of outputs) {
      expect(sent(one)).toEqual(one);
      expect(output.parse(sent(one))).toEqual(one);
    }
  });
});

test('names are two words, the thing and what is done with it', () => {
  for (const { name } of NAMES) expect(name).toMatch(/^[a-z]+\.[a-z][A-Za-z]*$/);
});

test('what only the rim can do is named so', () => {
  for (const { name, host } of NAMES) expect(host).toBe(name.startsWith('host.'));
});

test('a list is never without end: each array in an input has a most', () => {
  const million = Array<string>(1_000_000).fill('x');
  const { input } = contract['tenants.add'];
  expect(input.safeParse({ keys: million }).success).toBe(false);
  const filter = { ...EXAMPLES['board.counts'].accepted[0]?.filter };
  const lists = Object.entries(filter).filter(([, value]) => Array.isArray(value));
  for (const [member] of lists) {
    const swollen = { filter: { ...filter, [member]: million } };
    expect(contract['board.counts'].input.safeParse(swollen).success).toBe(false);
  }
});

test('an event says what went stale and carries nothing else', () => {
  const event = { name: 'data.changed', topics: Topic.options };
  expect(AppEvent.parse(sent(event))).toEqual(event);
  expect(AppEvent.parse({ ...event, rows: [1] })).toEqual(event);
  expect(AppEvent.safeParse({ name: 'data.changed', topics: ['secrets'] }).success).toBe(false);
});
