import { expect, test } from 'vitest';
import { comingPicks } from '#renderer/features/board/many/coming-picks.ts';

/** What was done, in its order. */
function desk() {
  const done: string[] = [];
  const coming = comingPicks();
  const press = (name: string) => coming.after(() => done.push(name));
  const doing = (act: () => void) => act();
  return { done, coming, press, doing, takeIn: () => done.push('picked') };
}

test('what is pressed before the pick is there is done after it, in its order', () => {
  const { done, coming, press, doing, takeIn } = desk();
  const arrive = coming.begin();
  press('let one go');
  press('change');
  expect([coming.isComing(), done]).toEqual([true, []]);
  arrive(takeIn, doing);
  expect(done).toEqual(['picked', 'let one go', 'change']);
  press('snooze');
  expect([coming.isComing(), done.at(-1)]).toEqual([false, 'snooze']);
});

test('where nothing comes, or it was let go of, nothing is done', () => {
  const { done, coming, press, doing, takeIn } = desk();
  const failed = coming.begin();
  press('change');
  failed(null, doing);
  const letGo = coming.begin();
  press('change');
  coming.letGo();
  letGo(takeIn, doing);
  expect([coming.isComing(), done]).toEqual([false, []]);
});

test('everything picked twice is taken in once, as the second found it', () => {
  const { done, coming, press, doing, takeIn } = desk();
  const first = coming.begin();
  press('change');
  const second = coming.begin();
  first(takeIn, doing);
  expect(done).toEqual([]);
  second(takeIn, doing);
  expect(done).toEqual(['picked', 'change']);
});

test('of two ranges one after the other both are picked, and then what was pressed after them is done', () => {
  const { done, coming, press, doing, takeIn } = desk();
  const first = coming.begin();
  const seconds: (typeof first)[] = [];
  coming.after(() => seconds.push(coming.begin()));
  press('change');
  first(takeIn, doing);
  expect([coming.isComing(), done]).toEqual([true, ['picked']]);
  for (const second of seconds) second(takeIn, doing);
  expect([coming.isComing(), done]).toEqual([false, ['picked', 'picked', 'change']]);
});
