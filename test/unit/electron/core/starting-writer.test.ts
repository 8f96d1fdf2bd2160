import { expect, test } from 'vitest';
import { startingWriter } from '#electron/core/starting-writer.ts';
import { AppError } from '#shared/errors.ts';
import { answer, CONTOSO, graphIncident, temporaryCache } from '#test/fakes/answers.ts';

test('what a writer is asked while it starts is carried out afterwards, in the order asked', async () => {
  const { writer, reader, remove } = temporaryCache();
  const started = Promise.withResolvers<typeof writer>();
  const starting = startingWriter(() => started.promise);
  const done: string[] = [];
  const asked = [
    starting
      .saveIncidents({ ...answer(CONTOSO, [graphIncident()]), expanded: true })
      .then(() => done.push('page')),
    starting.saveCursor(CONTOSO, 'incidents', 'moved').then(() => done.push('cursor')),
  ];
  expect(done).toEqual([]);
  started.resolve(writer);
  await Promise.all(asked);

  expect(done).toEqual(['page', 'cursor']);
  expect(reader.prepare('SELECT count(*) FROM incidents').pluck().get()).toBe(1);
  remove();
});

test('a writer that cannot start tells everybody who asks why', async () => {
  const starting = startingWriter(async () => {
    throw new AppError('storage', 'The disk is full.');
  });
  await expect(starting.checkpoint()).rejects.toMatchObject({ message: 'The disk is full.' });
  await expect(starting.close()).rejects.toMatchObject({ code: 'storage' });
});

test('a writer that nobody asked for anything never starts, and is closed all the same', async () => {
  let starts = 0;
  const starting = startingWriter(async () => {
    starts += 1;
    throw new AppError('storage', 'The disk is full.');
  });
  await starting.close();
  expect(starts).toBe(0);
});
