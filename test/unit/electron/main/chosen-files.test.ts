import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chosenFiles } from '#electron/main/chosen-files.ts';
import { type Folder, temporaryFolder } from '#test/fakes/answers.ts';

const FILE = { name: 'views.json', kind: 'Views', extension: 'json' } as const;
let folder: Folder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

/** A person who chooses this path in every dialog; null: who leaves it with Esc. */
function person(chosen: string | null) {
  return chosenFiles({
    showSaveDialog: async () => ({ canceled: chosen === null, filePath: chosen ?? '' }),
    showOpenDialog: async () => ({
      canceled: chosen === null,
      filePaths: chosen === null ? [] : [chosen],
    }),
  });
}

test('a text goes into the chosen file and comes back from it', async () => {
  const file = path.join(folder.path, 'team.json');
  expect(await person(file).save(FILE, '{"ä":1}')).toBe(true);
  expect(readFileSync(file, 'utf8')).toBe('{"ä":1}');
  expect(await person(file).read(FILE, 100)).toBe('{"ä":1}');
});

test('a signature goes beside the chosen file, under its name', async () => {
  const file = path.join(folder.path, 'trail.json');
  await person(file).save(FILE, 'trail', { extension: 'sig', text: 'signed' });
  expect(readFileSync(file, 'utf8')).toBe('trail');
  expect(readFileSync(`${file}.sig`, 'utf8')).toBe('signed');
});

test('who chooses no file gets none', async () => {
  expect(await person(null).save(FILE, 'x')).toBe(false);
  expect(await person(null).read(FILE, 100)).toBeNull();
});

test('what is too large is not read, and what cannot be read or written says so', async () => {
  const file = path.join(folder.path, 'large.json');
  writeFileSync(file, 'a'.repeat(101));
  await expect(person(file).read(FILE, 100)).rejects.toThrow('too large for Views');
  const missing = path.join(folder.path, 'no/such.json');
  await expect(person(missing).read(FILE, 100)).rejects.toThrow('could not be read');
  await expect(person(missing).save(FILE, 'x')).rejects.toThrow('could not be written');
});
