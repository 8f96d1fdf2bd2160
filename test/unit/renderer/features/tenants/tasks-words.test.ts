import { expect, test } from 'vitest';
import { tasksWords } from '#renderer/features/tenants/tasks-words.ts';
import { NO_TASKS_SEEN } from '#shared/domain/tasks-seen.ts';
import { instant } from '#shared/time.ts';

const at = instant(0);

test('nothing is said where every task is seen, or where none is set', () => {
  expect(tasksWords(null)).toBeNull();
  expect(tasksWords({ ...NO_TASKS_SEEN, readAt: at })).toBeNull();
});

test('what cannot be seen is told apart: no right to it, not offered, not read, read in part', () => {
  const words = (own: object) => tasksWords({ ...NO_TASKS_SEEN, ...own });
  expect(words({ refused: { offered: 'not-allowed', at } })).toMatch(/no licence, role/);
  expect(words({ refused: { offered: 'gone', at } })).toMatch(/does not offer/);
  expect(words({ trouble: { reason: 'The network is gone.', since: at } })).toBe(
    'Experts’ tasks were not read: The network is gone.',
  );
  expect(words({ unreadable: 2 })).toMatch(/^2 Experts’ tasks could not be read/);
});
