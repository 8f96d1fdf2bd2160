import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stateFile } from '#electron/main/state-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tidewatch-state-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('what was changed is there after a restart', () => {
  stateFile(folder).update({ theme: 'light', profile: 'real' });
  stateFile(folder).update({ maximized: true });
  expect(stateFile(folder).get()).toEqual({
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
    const state = stateFile(folder);
    expect(state.get()).toEqual({ bounds: null, maximized: false, theme: 'dark', profile: 'none' });
    state.update({ theme: 'system' });
    expect(JSON.parse(await readFile(path.join(folder, 'window.json'), 'utf8'))).toMatchObject({
      theme: 'system',
    });
  },
);
