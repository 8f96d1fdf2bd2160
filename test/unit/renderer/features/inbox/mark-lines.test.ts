import { expect, test } from 'vitest';
import { z } from 'zod';
import { markLines } from '#renderer/features/inbox/mark-lines.ts';
import type { Run } from '#renderer/api.tsx';
import { INBOX_PAGE } from '#shared/contract/inbox.ts';
import { instant } from '#shared/time.ts';
import { fakeApi } from '#test/fakes/api.ts';

test('of a burst longer than a page every line is marked, and none that is so already', async () => {
  const api = fakeApi();
  const run: Run = (name, input) => api.command(name, input);
  const lines = Array.from({ length: 450 }, (_, id) => ({
    id,
    readAt: id < 10 ? instant(0) : null,
  }));
  await markLines(run, lines, true);
  const ids = z.object({ ids: z.array(z.int()).max(INBOX_PAGE) });
  const marked = api.world.calls.flatMap(({ input }) => ids.parse(input).ids);
  expect(marked).toEqual(Array.from({ length: 440 }, (_, at) => at + 10));
});
