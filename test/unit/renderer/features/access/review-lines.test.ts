import { expect, test } from 'vitest';
import {
  type ItemLine,
  itemsOf,
  linesOf,
  withLooks,
} from '#renderer/features/access/reviews/review-lines.ts';
import { ReviewRound } from '#shared/contract/access-reviews.ts';

/** The one item of a round, as the list has it. */
function line(shown: string, isOpened: boolean): ItemLine {
  const row = {
    itemId: 'item',
    shown,
    person: 'Noor Eriksen',
    what: 'SOC Tier 1',
    recommendation: 'deny',
    decision: 'notReviewed',
    decidedBy: null,
    isOurs: false,
    decidedAt: null,
    justification: '',
    isSelf: false,
    isOpened,
    wish: null,
  };
  const round = ReviewRound.parse({
    tenantId: '11111111-1111-4111-8111-111111111111',
    definitionId: 'definition',
    instanceId: 'instance',
    name: 'Every quarter',
    description: '',
    phase: 'open',
    startAt: null,
    endAt: null,
    isSelfReview: false,
    needsReason: false,
    defaultDecision: null,
    decided: 0,
    rows: [row],
  });
  const [item] = itemsOf(linesOf([round]));
  if (!item) throw new Error('The round has no item.');
  return item;
}

test('what core wrote down as looked at while a form is open counts in it', () => {
  const meant = line('0123456789abcdef', false);
  const [now] = withLooks([meant], [line('0123456789abcdef', true)]);
  expect(now?.row.isOpened).toBe(true);
});

test('a look at something else than what the form is about does not count', () => {
  const meant = line('0123456789abcdef', false);
  const [now] = withLooks([meant], [line('fedcba9876543210', true)]);
  expect(now?.row.isOpened).toBe(false);
});
