import { expect, onTestFinished, test } from 'vitest';
import { builtDesk } from '#test/torture/built-desk.ts';
import { torture } from '#test/torture/torture.ts';

/** Programs are started and killed in it: a busy machine takes its time. */
const PATIENCE_MS = 240_000;

test(
  'decisions survive kills and faults: none lost, none doubled, none under another name',
  async () => {
    const program = await builtDesk();
    onTestFinished(program.remove);
    const { lost, doubled, wrongPerson, kills, faults, outcomes } = await torture({
      seed: 5,
      runs: 3,
      program,
    });
    expect({ lost, doubled, wrongPerson }).toEqual({ lost: [], doubled: [], wrongPerson: [] });
    expect(kills.size).toBeGreaterThan(0);
    expect(faults).toBeGreaterThan(0);
    expect(outcomes.get('decide done')).toBeGreaterThan(0);
  },
  PATIENCE_MS,
);
