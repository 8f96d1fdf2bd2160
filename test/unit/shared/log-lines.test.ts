import { expect, test } from 'vitest';
import { logLines } from '#shared/log-lines.ts';

test('a disk that takes no line stops nobody, and what was lost is said once it takes one again', () => {
  let isFull = false;
  let text = '';
  const write = logLines((more) => {
    if (isFull) throw new Error('ENOSPC');
    text += more;
  });
  write('first\n');
  isFull = true;
  write('second\n');
  write('third\n');
  isFull = false;
  write('fourth\n');
  write('fifth\n');
  expect(text.split('\n')).toEqual([
    'first',
    expect.stringContaining('"lost":2'),
    'fourth',
    'fifth',
    '',
  ]);
});
