import { expect, test } from 'vitest';
import { oneAtATime } from '#renderer/ui/one-at-a-time.ts';

test('what is pressed twice is done once, and can be done again when it is over', async () => {
  const once = oneAtATime();
  const answer = Promise.withResolvers<null>();
  let done = 0;
  const record = async () => {
    done += 1;
    await answer.promise;
  };
  const first = once(record);
  await once(record);
  expect(done).toBe(1);
  answer.resolve(null);
  await first;
  await once(record);
  expect(done).toBe(2);
});

test('what failed stands in nobody’s way', async () => {
  const once = oneAtATime();
  await expect(once(() => Promise.reject(new Error('No answer.')))).rejects.toThrow('No answer.');
  let done = 0;
  await once(async () => {
    done += 1;
  });
  expect(done).toBe(1);
});
