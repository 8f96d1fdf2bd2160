import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stateFile } from '#electron/main/state-file.ts';
import { memoryLog } from '#test/fakes/host-log.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tidewatch-state-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('what was changed is there after a restart', () => {
  stateFile(folder, memoryLog()).update({ theme: 'light', profile: 'real' });
  stateFile(folder, memoryLog()).update({ maximized: true });
  expect(stateFile(folder, memoryLog()).get()).toEqual({
    bounds: null,
    maximized: true,
    theme: 'light',
    profile: 'real',
  });
});

test.each(['', '{', '[]', '{"theme":"pink","profile":"admin","bounds":{"x":"a"}}'])(
  'a damaged file (%s) gives the defaults, and the next change repairs it',
  async (text) => {
    await writeFile(path.join(folder, 'window.json'), text);
    const state = stateFile(folder, memoryLog());
    expect(state.get()).toEqual({ bounds: null, maximized: false, theme: 'dark', profile: 'none' });
    state.update({ theme: 'system' });
    expect(JSON.parse(await readFile(path.join(folder, 'window.json'), 'utf8'))).toMatchObject({
      theme: 'system',
    });
  },
);

test('a disk that does not take it stops nothing: it is logged, and holds until the end', async () => {
  await mkdir(path.join(folder, 'window.json')); // a folder: no file can be put there
  const log = memoryLog();
  const state = stateFile(folder, log);
  state.update({ profile: 'real' });
  expect(state.get().profile).toBe('real');
  expect(log.lines).toMatchObject([{ level: 'error', happening: 'state.not-kept' }]);
  expect(await readdir(folder)).toEqual(['window.json']);
});
