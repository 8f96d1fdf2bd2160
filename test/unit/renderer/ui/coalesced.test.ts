import { expect, test } from 'vitest';
import { coalesced } from '#renderer/ui/coalesced.ts';

test('calls during a run become one more run, never two at a time', async () => {
  let runs = 0;
  let atOnce = 0;
  let most = 0;
  const job = coalesced(async () => {
    runs += 1;
    atOnce += 1;
    most = Math.max(most, atOnce);
    await Promise.resolve();
    atOnce -= 1;
  });
  await Promise.all([job(), job(), job(), job()]);
  expect({ runs, most }).toEqual({ runs: 2, most: 1 });
});
