import { expect, test } from 'vitest';
import { ApprovalStage, ruledStage } from '#shared/domain/access/approval.ts';
import { Instant } from '#shared/time.ts';

const GONE = Instant.parse('2026-11-21T08:00:00Z');
const stages = (...all: readonly (readonly [status: string, assignedToMe: boolean])[]) =>
  all.map(([status, assignedToMe], place) =>
    ApprovalStage.parse({
      id: `s${place}`,
      name: null,
      status,
      result: 'notReviewed',
      assignedToMe,
      reviewedBy: null,
      reviewedAt: null,
      justification: null,
    }),
  );
const done = ['completed', false] as const;
const mine = ['inProgress', true] as const;
const others = ['inProgress', false] as const;

test.for([
  ['the open stage that is ours', stages(done, mine, ['initializing', false]), null, 's0', 1],
  ['the stage we decided, once all are over', stages(done, done, done), GONE, 's2', 2],
  ['the stage we decided, while others have the next', stages(done, done, others), GONE, 's1', 1],
  ['the same before the list follows', stages(done, others), null, 's0', 0],
  [
    'the last one that was decided, where we decided none',
    stages(done, done, others),
    GONE,
    null,
    1,
  ],
  ['the first, where none was decided', stages(['expired', true]), GONE, null, 0],
  ['the first, where none is told', [], GONE, null, 0],
] as const)('the rule that is shown is of %s', ([, all, goneAt, decided, place]) => {
  expect(ruledStage({ stages: [...all], goneAt }, decided)).toBe(place);
});
