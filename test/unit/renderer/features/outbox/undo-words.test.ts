import { expect, test } from 'vitest';
import {
  isNothing,
  isUnsentAlone,
  leftWords,
  undoWords,
} from '#renderer/features/outbox/undo-words.ts';
import type { UndoPreview } from '#shared/contract/undo.ts';
import type { UndoneField } from '#shared/domain/compensation.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { tenantId } from '#test/unit/shared/contract/things.ts';

const other = TenantId.parse('0a1b2c3d-0000-4000-8000-000000000002');
const NONE: UndoPreview = {
  unsent: 0,
  tenants: [],
  back: [],
  left: [],
  stays: [],
  refused: 0,
  already: 0,
};
const place = (incidents: number, refusal: string | null = null, id = tenantId) => ({
  tenantId: id,
  incidents,
  me: null,
  refusal,
});
const sum = (field: UndoneField, ...values: [string | null, number][]) => ({
  field,
  incidents: values.reduce((all, [, count]) => all + count, 0),
  values: values.map(([value, incidents]) => ({ value, incidents })),
  others: 0,
});

test('one line says what goes back, where, and what stays', () => {
  const preview = {
    ...NONE,
    tenants: [place(2), place(1, null, other), place(4, 'You may only read there.')],
    back: [sum('status', ['active', 3]), sum('assignedTo', [null, 3])],
    stays: [sum('comment', [null, 1])],
  };
  expect(undoWords(preview)).toBe(
    'Puts status back to Active and assignee to nobody in 3 incidents of 2 tenants; the comment stays.',
  );
  expect(leftWords(preview)).toEqual([]);
});

test.each<{ what: string; preview: Partial<UndoPreview>; words: string | null; left?: string[] }>([
  {
    what: 'of one incident nobody needs a count',
    preview: { tenants: [place(1)], back: [sum('verdict', ['truePositive/malware', 1])] },
    words: 'Puts classification back to True positive, Malware.',
  },
  {
    what: 'values that differ are counted, and so are members that not all had changed',
    preview: {
      tenants: [place(5)],
      back: [
        sum('status', ['active', 3], ['inProgress', 2]),
        { ...sum('assignedTo', ['bo', 1], ['eve', 1]), others: 2, incidents: 4 },
      ],
    },
    words:
      'Puts status back to Active (3) or In progress (2) and assignee to bo (1), eve (1) or 2 other values (in 4) in 5 incidents of 1 tenant.',
  },
  {
    what: 'tags go off and on again',
    preview: {
      tenants: [place(1)],
      back: [
        sum('severity', ['high', 1]),
        { ...sum('tagOff', ['wave', 1], ['mail', 1]), incidents: 1 },
        sum('tagOn', ['old', 1]),
      ],
    },
    words:
      'Puts severity back to High, takes off the tags “wave” (1) and “mail” (1) and puts the tag “old” on again.',
  },
  {
    what: 'a title of an attacker cannot turn the line around',
    preview: { tenants: [place(1)], back: [sum('title', ['a\u202eb', 1])] },
    words: 'Puts title back to “a‹U+202E›b”.',
  },
  {
    what: 'what others changed since is named with what it is now',
    preview: {
      tenants: [place(2)],
      back: [sum('status', ['active', 2])],
      left: [sum('assignedTo', ['bo', 1])],
      stays: [sum('resolvingComment', [null, 2])],
    },
    words: 'Puts status back to Active in 2 incidents of 1 tenant; the 2 resolving comments stay.',
    left: ['Changed since, so it is left alone: the assignee, now bo.'],
  },
  {
    what: 'what is not sent is taken back beside it',
    preview: { tenants: [place(2)], unsent: 1, back: [sum('status', ['active', 1])] },
    words:
      'Puts status back to Active (in 1) and takes back 1 change unsent in 2 incidents of 1 tenant.',
  },
  {
    what: 'a comment alone cannot be undone',
    preview: { stays: [sum('comment', [null, 1])] },
    words: null,
    left: ['A comment stays: Microsoft Graph cannot delete one.'],
  },
  {
    what: 'a status that only Defender Experts set cannot be put back',
    preview: { stays: [sum('status', ['awaitingAction', 1])], already: 1, refused: 2 },
    words: null,
    left: [
      'Cannot be put back: the status, Awaiting customer action before.',
      '2 changes came back refused: see the outbox.',
      '1 change needed no sending, so there is nothing to put back.',
    ],
  },
])('$what', ({ preview, words, left = [] }) => {
  const whole = { ...NONE, ...preview };
  expect(undoWords(whole)).toBe(words);
  expect(leftWords(whole)).toEqual(left);
});

test('only what is unsent as a whole is taken back without a question', () => {
  const unsent = { ...NONE, unsent: 2, tenants: [place(2)] };
  expect(isUnsentAlone(unsent)).toBe(true);
  expect(isUnsentAlone({ ...unsent, back: [sum('status', ['active', 1])] })).toBe(false);
  expect(isUnsentAlone({ ...unsent, tenants: [place(2, 'Nobody is signed in.')] })).toBe(false);
  expect(isUnsentAlone(NONE)).toBe(false);
  expect(isNothing(NONE)).toBe(true);
  expect(isNothing({ ...NONE, already: 1 })).toBe(false);
});

test('a name that ends with a full stop ends the sentence with that one', () => {
  const preview = {
    ...NONE,
    tenants: [place(1)],
    back: [sum('assignedTo', ['Ada Jr.', 1])],
    left: [sum('assignedTo', ['Ada Jr.', 1])],
  };
  expect(undoWords(preview)).toMatch(/ Ada Jr\.$/);
  expect(leftWords(preview)[0]).toMatch(/ Ada Jr\.$/);
});
