import { expect, test } from 'vitest';
import { duel } from '#test/duel/duel.ts';
import { emptyVerdict } from '#test/duel/verdict.ts';

const BOUTS = 3;
const MOVES = 50;

test('two desks fight over the same incidents under faults: nothing lost, nothing doubled, every refusal explained', async () => {
  const { verdict, apart, promised, wishes, faults } = await duel({
    seed: 11,
    moves: MOVES,
    goesOn: (bouts) => bouts < BOUTS,
  });
  const { inTheGap: _known, ...serious } = verdict;
  const { inTheGap: _none, ...nothing } = emptyVerdict();
  expect({ ...serious, apart }).toEqual({ ...nothing, apart: [] });
  expect(Object.values(wishes).reduce((sum, one) => sum + one, 0)).toBe(promised);
  expect(promised).toBeGreaterThan(BOUTS * MOVES * 0.9);
  expect(wishes['confirmed']).toBeGreaterThan(BOUTS * MOVES * 0.5);
  expect(faults).toBeGreaterThan(0);
});
