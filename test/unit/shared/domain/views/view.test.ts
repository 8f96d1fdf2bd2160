import { expect, test } from 'vitest';
import { BUILT_IN_VIEWS } from '#shared/domain/views/view.ts';

test('a view that comes with the program shows all open work, what is due first before', () => {
  const due = BUILT_IN_VIEWS.find(({ name }) => name === 'Due first');
  expect(due?.look.sort).toEqual([{ by: 'dueAt', descending: false }]);
  expect(due?.look.filter.scope).toBe('open');
});
