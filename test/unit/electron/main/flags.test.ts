import path from 'node:path';
import { expect, test } from 'vitest';
import { parseFlags } from '#electron/main/flags.ts';

const CWD = path.resolve('/somewhere');
const read = (...args: readonly string[]) => parseFlags(['electron', '.', ...args], CWD);

test('no option of ours means the system’s place and the profile that was open last', () => {
  expect(read()).toEqual({ dataDir: null, range: false, cloud: null });
});

test('an option and its value may be two words or one', () => {
  expect(read('--data-dir', 'profile', '--cloud=range.json')).toEqual({
    dataDir: path.join(CWD, 'profile'),
    range: false,
    cloud: path.join(CWD, 'range.json'),
  });
});

test('what belongs to Electron and Chromium is left alone', () => {
  expect(read('--inspect=0', '--remote-debugging-port=0', '--range', '--no-sandbox')).toEqual({
    dataDir: null,
    range: true,
    cloud: null,
  });
});

test.each([
  [['--data-dir'], '--data-dir needs a folder.'],
  [['--data-dir', '--range'], '--data-dir needs a folder.'],
  [['--cloud='], '--cloud needs a file.'],
  [['--range', '--cloud', 'f.json'], '--range and --cloud cannot be used together.'],
])('%j is refused in words', (args, sentence) => {
  expect(() => read(...args)).toThrow(sentence);
});
