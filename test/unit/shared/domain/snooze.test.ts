import { describe, expect, test } from 'vitest';
import type { IncidentChange } from '#shared/domain/change.ts';
import type { Promised } from '#shared/domain/clock/promise.ts';
import { type SeenAsleep, wakeMs, wakeReason } from '#shared/domain/snooze.ts';
import { HOUR_MS, instant, MINUTE_MS } from '#shared/time.ts';

const NOW = Date.parse('2026-11-21T04:00:00Z');
const SEEN: SeenAsleep = {
  status: 'active',
  assignedTo: 'ada@msp.example',
  severity: 'medium',
  comments: 1,
  alerts: 2,
};
const comment = (text: string, minute: number) => ({
  text,
  author: 'Somebody',
  createdAt: instant(NOW + minute * MINUTE_MS),
});
const NOW_IT_IS = { ...SEEN, comments: [comment('Looked at it.', 0)], alerts: 2 };
const STATUS: IncidentChange = { kind: 'status', status: 'inProgress' };
const OURS: IncidentChange = { kind: 'comment', text: 'On it.' };

describe('what brings a snoozed incident back', () => {
  test.each([
    ['nothing new', {}, [], null],
    ['a new alert', { alerts: 3 }, [], 'alert'],
    ['an alert that went away', { alerts: 1 }, [], null],
    ['another severity', { severity: 'high' }, [], 'severity'],
    ['another status', { status: 'resolved' }, [], 'status'],
    ['a status of our own wish', { status: 'inProgress' }, [STATUS], null],
    ['another status than our wish', { status: 'awaitingAction' }, [STATUS], 'status'],
    ['another assignee', { assignedTo: 'grace@msp.example' }, [], 'assigned'],
    ['nobody any more', { assignedTo: null }, [], 'assigned'],
    ['the same name in other letters', { assignedTo: 'ADA@msp.example' }, [], null],
    [
      'a comment of our own',
      { comments: [comment('Looked at it.', 0), comment('On it.', 1)] },
      [OURS],
      null,
    ],
    [
      'a comment of somebody else, while ours is on its way',
      { comments: [comment('Looked at it.', 0), comment('Call me.', 1)] },
      [OURS],
      'comment',
    ],
    [
      'an older comment with the words of ours, and a new one of somebody else',
      { comments: [comment('On it.', 0), comment('Call me.', 1)] },
      [OURS],
      'comment',
    ],
  ] as const)('%s', (_, after, wishes, reason) => {
    const there = { ...NOW_IT_IS, ...after, comments: [...NOW_IT_IS.comments] };
    const comments = 'comments' in after ? [...after.comments] : there.comments;
    expect(wakeReason(SEEN, { ...there, comments }, wishes)).toBe(reason);
  });
});

describe('when it comes back', () => {
  const running = (dueAtMs: number): Promised => ({
    state: 'running',
    usedMs: 0,
    targetMs: HOUR_MS,
    warnAtMs: null,
    dueAtMs,
  });
  const NONE: Promised = { state: 'none' };
  const until = NOW + 4 * HOUR_MS;

  test.each([
    ['at its time, where no target runs', null, until],
    ['at its time, where targets run longer', { due: NOW + 9 * HOUR_MS }, until],
    ['when a target runs out before that', { due: NOW + HOUR_MS }, NOW + HOUR_MS],
    ['at its time, where the target ran out already', { due: NOW - HOUR_MS }, until],
  ] as const)('%s', (_, clock, expected) => {
    const clocks = clock && { acknowledge: NONE, resolve: running(clock.due) };
    expect(wakeMs(until, clocks, NOW)).toBe(expected);
  });
});
