import { expect, test } from 'vitest';
import { meant, NO_DRAFT, wishesOf } from '#renderer/features/board/many/many-wish.ts';
import { fakeRows } from '#test/fakes/board-data.ts';
import { fakeTenants } from '#test/fakes/tenant-data.ts';

test('a draft becomes one edit, the tags and the comment, after the taking', () => {
  const { changes } = wishesOf({
    take: true,
    status: 'resolved',
    classification: 'falsePositive',
    determination: 'notMalicious',
    resolvingComment: 'A test. ',
    addTags: 'campaign, vip, campaign',
    removeTags: ' old ',
    comment: 'All of one test.',
  });
  expect(changes).toEqual([
    { kind: 'take' },
    {
      kind: 'edit',
      set: {
        status: 'resolved',
        verdict: { classification: 'falsePositive', determination: 'notMalicious' },
        resolvingComment: 'A test.',
      },
    },
    { kind: 'tags', add: ['campaign', 'vip'], remove: ['old'] },
    { kind: 'comment', text: 'All of one test.' },
  ]);
});

test.each([
  ['nothing chosen', {}, /what shall change/],
  ['spaces alone', { comment: '  ', addTags: ' , ' }, /what shall change/],
  ['half a verdict', { classification: 'truePositive' as const }, /determination/],
  ['a text nobody can send', { comment: 'x'.repeat(1001) }, /too long/],
])('%s is asked for again', (_, part, problem) => {
  expect(wishesOf({ ...NO_DRAFT, ...part })).toEqual({
    changes: null,
    problem: expect.stringMatching(problem),
  });
});

test('what the Experts hold is left out until it is meant', () => {
  const rows = fakeRows(fakeTenants(2), 20).map((row, place) => {
    return { ...row, turn: place < 5 ? ('microsoft' as const) : ('us' as const) };
  });
  expect(meant(rows, false)).toHaveLength(15);
  expect(meant(rows, true)).toHaveLength(20);
});
