import { expect, test } from 'vitest';
import { differences } from '#renderer/features/access/approvals/differences.ts';
import { NOTHING_SEEN, type SeenState } from '#shared/domain/access/wish.ts';

const answer = (value: string) => ({ questionId: 'q', question: 'Why?', value, shown: value });
const seen: SeenState = { ...NOTHING_SEEN, justification: 'Shift', answers: [answer('Night')] };

test('an edited answer and reason stand side by side as they were and are', () => {
  const found = { ...seen, justification: 'Leave', answers: [answer('Day')] };
  expect(differences(seen, found)).toEqual([
    { id: 'why', what: 'Why', before: 'Shift', now: 'Leave' },
    { id: 'answer q', what: 'Why?', before: 'Night', now: 'Day' },
  ]);
});

test('what could not be read again is not called different', () => {
  expect(differences(seen, NOTHING_SEEN)).toEqual([]);
  expect(differences(seen, null)).toEqual([]);
});
