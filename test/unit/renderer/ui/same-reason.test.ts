import { expect, test } from 'vitest';
import { bySameReason } from '#renderer/ui/same-reason.ts';

test('what is left out for the same reason stands together, and the reason is said once', () => {
  const left = ['a:role', 'b:name', 'c:role'];
  const reasonOf = (one: string) => one.slice(2);
  expect(bySameReason(left, reasonOf)).toEqual([
    { item: 'a:role', again: false },
    { item: 'c:role', again: true },
    { item: 'b:name', again: false },
  ]);
});
