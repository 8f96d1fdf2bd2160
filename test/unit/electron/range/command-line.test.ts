import { expect, test } from 'vitest';
import { rangeCommand, UsageError } from '#electron/range/command-line.ts';

test('options are read with their defaults, and numbers may have underscores', () => {
  const { range, cloudFile } = rangeCommand([
    '--tenants',
    '150',
    '--incidents',
    '45_000',
    '--seed',
    '7',
    '--cloud-file',
    'c.json',
  ]);

  expect(range).toMatchObject({
    tenants: 150,
    incidents: 45_000,
    seed: 7,
    faults: 'none',
    speed: 0,
    port: 0,
  });
  expect(cloudFile).toBe('c.json');
});

test.each([
  [['--tenants', '0'], '--tenants'],
  [['--tenants', 'many'], '--tenants'],
  [['--incidents', '1.5'], '--incidents'],
  [['--port', '70000'], '--port'],
  [['--faults', 'some'], '--faults'],
  [['--speed', 'fast'], '--speed'],
  [['--nonsense'], '--nonsense'],
  [['--seed'], '--seed'],
  [['extra'], 'extra'],
  [['--cloud-file', ''], '--cloud-file'],
])('%j is refused with the name of the option and how it is used', (args, name) => {
  expect(() => rangeCommand(args)).toThrow(UsageError);
  expect(() => rangeCommand(args)).toThrow(name);
  expect(() => rangeCommand(args)).toThrow('Usage: npm run range');
});
