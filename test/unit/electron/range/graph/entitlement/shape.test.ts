import { expect, test } from 'vitest';
import { shaped, type Shape } from '#electron/range/graph/entitlement/shape.ts';

const members = { id: '1', state: 'delivered', status: 'Delivered' };
const shape = (select: string[] | null, ...expand: [string, Shape][]): Shape => {
  return { select, expand: new Map(expand) };
};
const more = { target: (inner: Shape) => shaped('user', { id: '2', name: 'Ada' }, {}, inner) };

test('only what is asked for is told, and the id always', () => {
  expect(shaped('x', members, more, shape(['state']))).toEqual({ id: '1', state: 'delivered' });
  expect(shaped('x', members, more, shape(null))).toEqual(members);
});

test('what is expanded has a shape of its own, and a star opens everything', () => {
  expect(shaped('x', members, more, shape(['status'], ['target', shape(['name'])]))).toEqual({
    id: '1',
    status: 'Delivered',
    target: { id: '2', name: 'Ada' },
  });
  expect(shaped('x', members, more, shape(null, ['*', shape(null)]))).toHaveProperty('target');
});

test('names that the type lacks are refused by name', () => {
  expect(() => shaped('x', members, more, shape(['colour']))).toThrow("'colour'");
  expect(() => shaped('x', members, more, shape(null, ['state', shape(null)]))).toThrow("'state'");
});
