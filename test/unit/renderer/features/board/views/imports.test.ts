import { expect, test } from 'vitest';
import { importsOf } from '#renderer/features/board/views/imports.ts';
import type { FoundView } from '#shared/contract/views.ts';
import { BUILT_IN_VIEWS, ViewId } from '#shared/domain/views/view.ts';

const [first] = BUILT_IN_VIEWS;
if (!first) throw new Error('Views come with Tidewatch.');
const { look } = first;
const night = ViewId.parse('3d1c5a70-9f0c-4a5e-8a53-0b8c6e8f7a11');
const found: readonly FoundView[] = [
  { name: 'Night shift', look, same: night },
  { name: 'Weekend', look, same: null },
];
const ours = ['night shift', 'Night shift (2)'];

test('to keep both gives the new one a name that is free', () => {
  expect(importsOf(found, () => 'keep-both', ours)).toMatchObject([
    { name: 'Night shift (3)', replaces: null },
    { name: 'Weekend', replaces: null },
  ]);
});

test('to replace takes the place of mine, to skip leaves it alone', () => {
  expect(importsOf(found, () => 'replace', ours)).toMatchObject([
    { name: 'Night shift', replaces: night },
    { name: 'Weekend', replaces: null },
  ]);
  expect(importsOf(found, (index) => (index === 0 ? 'skip' : 'keep-both'), ours)).toMatchObject([
    { name: 'Weekend' },
  ]);
});

test('a file that has one name twice gives both a name', () => {
  const twice = [found[1], found[1]].flatMap((view) => (view ? [view] : []));
  const names = importsOf(twice, () => 'keep-both', []).map(({ name }) => name);
  expect(names).toEqual(['Weekend', 'Weekend (2)']);
});
