import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog, rollingLogFile } from '#electron/core/log.ts';

const GONE = '0f1e2d3c-4b5a-4678-9012-abcdefabcdef';
const KEPT = '1f1e2d3c-4b5a-4678-9012-abcdefabcdef';

let folder: string;
const logs = () => path.join(folder, 'logs');
const text = (name: string) => readFileSync(path.join(logs(), name), 'utf8');
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tidewatch-log-'));
  mkdirSync(logs());
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what is forgotten is in no file of the log any more, and what comes after is written', () => {
  writeFileSync(
    path.join(logs(), 'core.1.log'),
    `{"tenantId":"${GONE}"}\n{"tenantId":"${KEPT}"}\n`,
  );
  const file = rollingLogFile(folder);
  const log = createLog(file, 'info');
  log.info({ tenantId: GONE }, 'a tenant is slow');
  log.info({ tenantId: KEPT, url: `https://x.example/${GONE}/y` }, 'both');
  log.info({ tenantId: KEPT }, 'looked at');

  file.forget(GONE);
  log.info('goes on');

  expect(text('core.1.log')).toBe(`{"tenantId":"${KEPT}"}\n`);
  expect(text('core.log')).not.toContain(GONE);
  expect(text('core.log').trim().split('\n')).toEqual([
    expect.stringContaining('looked at'),
    expect.stringContaining('goes on'),
  ]);
  expect(readdirSync(logs()).sort()).toEqual(['core.1.log', 'core.log']);
});

test('a log past its size is put aside at the start, in place of the one before', () => {
  writeFileSync(path.join(logs(), 'core.1.log'), 'oldest');
  writeFileSync(path.join(logs(), 'core.log'), 'x'.repeat(5_000_001));

  createLog(rollingLogFile(folder), 'info').info('begins');

  expect(text('core.1.log')).toHaveLength(5_000_001);
  expect(text('core.log')).toContain('begins');
});

test('a log that goes on for months stays within two files, and loses no line of the last one', () => {
  const file = rollingLogFile(folder);
  const line = `${'x'.repeat(999_999)}\n`;
  for (let nth = 0; nth < 14; nth += 1) file.write(line);
  file.write('the last\n');

  expect(readdirSync(logs()).sort()).toEqual(['core.1.log', 'core.log']);
  expect(text('core.1.log').length).toBeLessThanOrEqual(6_000_000);
  expect(text('core.log')).toMatch(/the last\n$/);
  expect(text('core.1.log').length + text('core.log').length).toBeGreaterThan(5_000_000);
});

test('what is forgotten makes room: the log is not put aside for what it no longer holds', () => {
  const file = rollingLogFile(folder);
  file.write(`${GONE}${'x'.repeat(5_000_001)}\n`);
  file.forget(GONE);
  file.write('goes on\n');
  expect(readdirSync(logs())).toEqual(['core.log']);
});

test.skipIf(!existsSync('/dev/full'))(
  'a disk that takes no line stops nothing (needs /dev/full)',
  () => {
    symlinkSync('/dev/full', path.join(logs(), 'core.log'));
    const log = createLog(rollingLogFile(folder), 'info');
    expect(() => log.error({ err: new Error('full') }, 'a backup failed')).not.toThrow();
  },
);
