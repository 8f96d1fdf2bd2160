import { expect, test } from 'vitest';
import { namedWords, unnamedAmong, unnamedWords } from '#renderer/features/tenants/unnamed.ts';
import { fakeApi } from '#test/fakes/api.ts';

const [row] = fakeApi({ tenants: 1, incidents: 1 }).world.tenants;
if (!row) throw new Error('The fake needs a tenant.');
const nobody = { ...row, me: null, names: { told: null, typed: null, asked: true } };

test('a name is missing where the tenant was asked, told of none, and none was given', () => {
  const notAsked = { ...nobody, names: { ...nobody.names, asked: false } };
  const given = {
    ...nobody,
    me: 'ada@msp.example',
    names: { ...nobody.names, typed: 'ada@msp.example' },
  };
  const told = {
    ...nobody,
    me: 'ada@msp.example',
    names: { ...nobody.names, told: 'ada@msp.example' },
  };
  expect(unnamedAmong([notAsked, nobody, given, told])).toEqual([nobody]);
});

test('what was given is said with what wins, and where it was refused', () => {
  expect(namedWords('ada@msp.example', 14, 0)).toBe(
    'You are ada@msp.example in 14 tenants now. Should Microsoft tell another name there, that one is used.',
  );
  expect(namedWords('ada@msp.example', 1, 2)).toBe(
    'You are ada@msp.example in 1 tenant now; 2 could not take it. Should Microsoft tell another name there, that one is used.',
  );
});

test('names taken back are counted, and so are those that stayed', () => {
  expect(unnamedWords(13, 0)).toBe('Your names are as they were in 13 tenants.');
  expect(unnamedWords(1, 2)).toBe('Your name is as it was in 1 tenant; 2 could not take it.');
});
