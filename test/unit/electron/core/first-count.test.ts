import { expect, test } from 'vitest';
import { afterFirstCount } from '#electron/core/first-count.ts';
import { boardReader } from '#electron/core/store/board-reader.ts';
import { AppError } from '#shared/errors.ts';
import { answer, CONTOSO, graphIncident, temporaryCache } from '#test/fakes/answers.ts';
import { fakeLog } from '#test/fakes/log.ts';

const answered = async (name: string) => ({ ok: true, value: name }) as const;

test('what is counted waits until the board was read; everything else is answered before', async () => {
  const read = Promise.withResolvers<undefined>();
  const { dispatch } = afterFirstCount({ warm: () => read.promise }, fakeLog().log);
  const call = dispatch(answered);
  const done: string[] = [];
  const note = (name: string) => call(name, {}).then(() => done.push(name));

  const counted = [note('board.page'), note('app.strip')];
  await note('session.view');
  expect(done).toEqual(['session.view']);
  read.resolve(undefined);
  await Promise.all(counted);
  expect(done).toEqual(['session.view', 'board.page', 'app.strip']);
});

test('a board that cannot be read keeps nobody waiting: who asks gets an answer', async () => {
  const { log, lines } = fakeLog();
  const warm = () => Promise.reject(new AppError('damaged', 'cache.db is damaged.'));
  const { dispatch } = afterFirstCount({ warm }, log);

  expect(await dispatch(answered)('board.page', {})).toEqual({ ok: true, value: 'board.page' });
  expect(lines).toHaveLength(1);
});

test('a board read in parts is the same as one read at once, and reading ends with the program', async () => {
  const { writer, reader, remove } = temporaryCache();
  await writer.saveIncidents({ ...answer(CONTOSO, [graphIncident()]), expanded: true });
  const board = boardReader(reader);
  await board.warm(new AbortController().signal);
  expect(board.total()).toBe(1);

  const { log, lines } = fakeLog();
  await afterFirstCount(boardReader(reader), log).stop();
  remove();
  expect(lines).toEqual([]); // nothing was read behind the end of the file's time
});
