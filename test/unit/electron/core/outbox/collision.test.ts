import { expect, test } from 'vitest';
import { decide } from '#electron/core/outbox/collision.ts';
import type { IncidentChange, SeenIncident } from '#shared/domain/change.ts';
import { instant } from '#shared/time.ts';

const base: SeenIncident = {
  updatedAt: instant(0),
  status: 'active',
  assignedTo: null,
  classification: null,
  determination: null,
  comments: 0,
  severity: 'high',
  title: 'Phish',
  resolvingComment: null,
  tags: [],
  task: null,
};
const fresh = { maybeSent: false, ownComments: 0 };

const CHANGES: Record<string, { change: IncidentChange; done: SeenIncident; moved: SeenIncident }> =
  {
    assign: {
      change: { kind: 'assign', assignee: 'ada@mssp.example' },
      done: { ...base, assignedTo: 'Ada@MSSP.example' },
      moved: { ...base, assignedTo: 'bob@mssp.example' },
    },
    unassign: {
      change: { kind: 'assign', assignee: null },
      done: { ...base, assignedTo: '' },
      moved: { ...base, assignedTo: 'bob@mssp.example' },
    },
    status: {
      change: { kind: 'status', status: 'inProgress' },
      done: { ...base, status: 'inProgress' },
      moved: { ...base, status: 'resolved' },
    },
    classify: {
      change: { kind: 'classify', classification: 'truePositive', determination: 'malware' },
      done: { ...base, classification: 'truePositive', determination: 'malware' },
      moved: { ...base, classification: 'falsePositive', determination: 'other' },
    },
  };

test.each(Object.entries(CHANGES))(
  '%s: sent when nothing it touches has moved on',
  (name, { change }) => {
    const from = name === 'unassign' ? { ...base, assignedTo: 'ada@mssp.example' } : base;
    const elsewhere = { ...from, updatedAt: instant(9_000), comments: 4 };
    expect(decide({ change, base: from }, elsewhere, fresh)).toEqual({ step: 'send' });
  },
);

test.each(Object.entries(CHANGES))(
  '%s: not sent again when it is there already',
  (_, { change, done }) => {
    expect(decide({ change, base }, done, fresh)).toEqual({ step: 'already-there' });
  },
);

test.each(Object.entries(CHANGES))(
  '%s: refused with the reason when somebody was faster',
  (name, entry) => {
    const from = name === 'unassign' ? { ...base, assignedTo: 'ada@mssp.example' } : base;
    const decision = decide({ change: entry.change, base: from }, entry.moved, fresh);
    expect(decision).toMatchObject({ step: 'refuse', reason: expect.stringMatching(/meanwhile/) });
  },
);

test('a merged incident takes no change', () => {
  const change: IncidentChange = { kind: 'comment', text: 'Seen.' };
  expect(decide({ change, base }, { ...base, status: 'redirected' }, fresh).step).toBe('refuse');
});

test('a comment that may have been sent is looked for before it is sent again', () => {
  const change: IncidentChange = { kind: 'comment', text: 'Seen.' };
  const comment = (maybeSent: boolean, ownComments: number) =>
    decide({ change, base }, base, { maybeSent, ownComments }).step;
  expect(comment(true, 1)).toBe('already-there');
  expect(comment(true, 0)).toBe('send');
  expect(comment(false, 1)).toBe('send');
});
