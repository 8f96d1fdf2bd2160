import { expect, test } from 'vitest';
import { moveOfColumns } from '#renderer/features/board/kanban/move-of.ts';
import {
  draftOf,
  movedTogether,
  togetherWords,
} from '#renderer/features/board/kanban/moved-together.ts';
import { row } from '#test/unit/shared/contract/things.ts';

const active = { ...row, assignedTo: null, turn: 'us', status: 'active' } as const;
const there = { ...row, assignedTo: null, turn: 'us', status: 'inProgress' } as const;
const held = { ...row, turn: 'us', status: 'active', assignedTo: 'Defender Experts' } as const;

test('cards that go are told from those that stay, each with its reason', () => {
  const moved = movedTogether([active, there, held, held], 'inProgress', moveOfColumns('status'));
  expect(moved.going).toEqual([active]);
  expect(togetherWords(moved)).toBe(
    '1 of 4 cards: Sets the status to In progress. 1 stays: It is there already. ' +
      '2 stay: Defender Experts hold it. Open it to take it over all the same.',
  );
  expect(moved.move && draftOf(moved.move)).toEqual({ status: 'inProgress' });
});

test('where none goes only the reasons are said', () => {
  const moved = movedTogether([held], 'resolved', moveOfColumns('status'));
  expect(moved.move).toBeNull();
  expect(togetherWords(moved)).toMatch(/^1 stays: Defender Experts hold it/);
});
