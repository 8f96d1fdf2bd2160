import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerReading } from '#electron/core/ingest/answer-reading.ts';
import { workerCalls } from '#electron/core/ingest/worker-calls.ts';
import { cacheWriterInWorker } from '#electron/core/ingest/worker-writer.ts';
import { openDatabase } from '#electron/core/store/database.ts';
import { AppError } from '#shared/errors.ts';
import {
  answer,
  CONTOSO,
  type Folder,
  graphIncident,
  temporaryFolder,
} from '#test/fakes/answers.ts';

let folder: Folder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());
const at = (name: string) => path.join(folder.path, name);

test('a writer that cannot open its file says so instead of waiting for ever', async () => {
  const missing = cacheWriterInWorker({ file: at('nowhere/cache.db'), key: folder.key });
  await expect(missing).rejects.toBeInstanceOf(AppError);
  expect(existsSync(at('nowhere'))).toBe(false);
});

test('the writer carries out in the order it was asked and keeps the reason of a refusal', async () => {
  const writer = await cacheWriterInWorker({ file: at('cache.db'), key: folder.key });
  const order: string[] = [];
  const note = (name: string) => () => order.push(name);
  await Promise.all([
    writer
      .saveIncidents({ ...answer(CONTOSO, [graphIncident()]), expanded: true })
      .then(note('page')),
    writer
      .saveIncidents({ ...answer(CONTOSO, []), body: new Uint8Array([123]), expanded: true })
      .catch((error: unknown) => order.push(error instanceof AppError ? error.code : 'unforeseen')),
    writer.saveCursor(CONTOSO, 'incidents', 'moved').then(note('cursor')),
  ]);

  expect(order.filter((name) => name !== 'bad-answer')).toEqual(['page', 'cursor']);
  expect(order).toContain('bad-answer');
  await writer.close();
  await expect(writer.checkpoint()).rejects.toMatchObject({ code: 'internal' });
});

test('what is asked while an answer is still being read comes after that answer', async () => {
  const writer = await cacheWriterInWorker({ file: at('cache.db'), key: folder.key });
  const page = writer.saveIncidents({ ...answer(CONTOSO, [graphIncident()]), expanded: true });
  await Promise.all([page, writer.purgeTenant(CONTOSO)]);
  await writer.close();

  const reader = openDatabase(at('cache.db'), { key: folder.key, kind: 'cache', readonly: true });
  expect(reader.prepare('SELECT count(*) FROM incidents').pluck().get()).toBe(0);
  reader.close();
});

test('a thread that died reading starts again, and one that dies at the end keeps nothing open', async () => {
  const reading = answerReading({
    built: 'not-built.js',
    source: '../../../test/fakes/dying-reader.ts',
  });
  const start = { file: at('cache.db'), key: folder.key };
  const writer = await cacheWriterInWorker(start, () => undefined, reading);
  const page = { ...answer(CONTOSO, [graphIncident()]), expanded: true };
  const deadly = writer.saveIncidents({ ...page, body: new Uint8Array(0) });
  await expect(deadly).rejects.toMatchObject({ code: 'internal' });
  expect(await writer.saveIncidents(page)).toMatchObject({ count: 1 });

  await writer.close();
  await expect(writer.checkpoint()).rejects.toMatchObject({ code: 'internal' });
  expect(existsSync(at('cache.db'))).toBe(true);
  expect(existsSync(at('cache.db-wal'))).toBe(false);
});

test('a thread that dies refuses what it was asked and what it is asked afterwards', async () => {
  const ends: string[] = [];
  const thread = workerCalls({
    built: 'not-built.js',
    source: '../../../test/fakes/dying-worker.ts',
    stopped: 'It has stopped.',
    onEnd: () => ends.push('end'),
  });
  await thread.started();
  const stopped = { code: 'internal', message: 'It has stopped.' };
  await expect(thread.ask('anything', [])).rejects.toMatchObject(stopped);
  await expect(thread.ask('anything', [])).rejects.toMatchObject(stopped);
  expect(ends).toEqual(['end']);
});
