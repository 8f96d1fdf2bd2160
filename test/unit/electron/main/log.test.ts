import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileLog } from '#electron/main/log.ts';

let folder: string;
const text = (name: string) => readFileSync(path.join(folder, name), 'utf8');
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tidewatch-main-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a log past its size is put aside at the start, and one earlier one is kept', () => {
  writeFileSync(path.join(folder, 'main.log.1'), 'oldest');
  writeFileSync(path.join(folder, 'main.log'), 'x'.repeat(5_000_001));

  fileLog(folder).info('begins');

  expect(text('main.log.1')).toHaveLength(5_000_001);
  expect(text('main.log')).toContain('begins');
});

test('a small log goes on where it ended', () => {
  fileLog(folder).info('first start');
  fileLog(folder).info('second start');

  expect(text('main.log')).toMatch(/first start[^]*second start/);
});

test.skipIf(!existsSync('/dev/full'))(
  'a disk that takes no line stops nothing (needs /dev/full)',
  () => {
    symlinkSync('/dev/full', path.join(folder, 'main.log'));
    const log = fileLog(folder);
    expect(() => log.warn('state.not-kept')).not.toThrow();
    expect(() => log.warn('state.not-kept')).not.toThrow();
  },
);
