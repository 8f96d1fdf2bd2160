import { expect, test } from 'vitest';
import type { Look } from '#shared/domain/arrangement.ts';
import { EVERYTHING_OPEN } from '#shared/domain/board.ts';
import { ownViewOf } from '#shared/domain/views/own-view.ts';
import { type View, ViewId } from '#shared/domain/views/view.ts';

const LOOK: Look = {
  filter: { ...EVERYTHING_OPEN, severities: ['high'] },
  sort: [{ by: 'updatedAt', descending: true }],
  columns: ['severity', 'title'],
  density: 'normal',
  group: null,
  layout: 'list',
};

function view(name: string, change: Partial<Look> = {}): View {
  return { id: ViewId.parse(crypto.randomUUID()), name, look: { ...LOOK, ...change } };
}

const found = (views: readonly View[], name: string | null, look: Look = LOOK) =>
  ownViewOf(views, { look, name }, [])?.name ?? null;

test('what differs in search, order, groups or layout is another view', () => {
  const others = [
    view('search', { filter: EVERYTHING_OPEN }),
    view('order', { sort: [{ by: 'createdAt', descending: true }] }),
    view('groups', { group: 'tenant' }),
    view('layout', { layout: 'by-turn' }),
  ];
  expect(found(others, 'search')).toBeNull();
  expect(found([...others, view('the same')], null)).toBe('the same');
});

test('columns and row height are one’s own taste; the view that looks most alike goes before', () => {
  const wide = view('wide', { columns: ['title', 'tenant'] });
  expect(found([wide], null)).toBe('wide');
  expect(found([wide, view('exact')], 'wide')).toBe('exact');
  expect(found([wide], null, { ...LOOK, columns: null, density: null })).toBe('wide');
  expect(found([view('any', { columns: null, density: null })], null)).toBe('any');
});

test('of several alike the one of the same name is meant', () => {
  expect(found([view('mine'), view('Night shift')], 'night SHIFT ')).toBe('Night shift');
  expect(found([view('first'), view('second')], null)).toBe('first');
});
