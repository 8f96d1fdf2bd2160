import { expect, test } from 'vitest';
import { takenFromWords } from '#renderer/features/board/many/taken-from.tsx';
import { fakeApi } from '#test/fakes/api.ts';

const [row] = fakeApi({ tenants: 1, incidents: 1 }).world.rows;
if (!row) throw new Error('The fake needs a row.');
const free = { ...row, status: 'active', assignedTo: null, mine: false };
const of = (assignedTo: string) => ({ ...free, assignedTo });

test('what is mine, free, closed, or a word of the Experts is taken from nobody', () => {
  const rows = [
    free,
    { ...of('ada@msp.example'), mine: true },
    of('Defender Experts'),
    of('Customer'),
    { ...of('bob@msp.example'), status: 'resolved' },
  ];
  expect(takenFromWords(rows)).toBeNull();
});

test('colleagues are counted, those who would lose most first, and named safely', () => {
  const rows = ['eve', 'bob', 'bob', 'kim', 'lee', 'a\u202Eb'].map(of);
  expect(takenFromWords(rows)).toBe(
    '6 of them are held by colleagues: bob (2), eve (1), kim (1) and 2 others. You would take them over.',
  );
  expect(takenFromWords([of('a\u202Eb')])).toMatch(
    /^1 of them is held by colleagues: (?!.*\u202E)/,
  );
});
