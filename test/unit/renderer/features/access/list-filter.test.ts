import { expect, test } from 'vitest';
import { fitsFilter, isWide, NO_FILTER } from '#renderer/features/access/list-filter.ts';
import { CONTOSO, FABRIKAM } from '#test/fakes/answers.ts';

const LINE = { tenantId: CONTOSO, texts: ['Noor Eriksen', 'SOC Tier 1', 'Contoso'] };

test('every word has to stand in one of the texts, in whatever case and order', () => {
  expect(fitsFilter({ text: 'tier NOOR', tenant: null }, LINE)).toBe(true);
  expect(fitsFilter({ text: 'tier ada', tenant: null }, LINE)).toBe(false);
});

test('a tenant leaves the lines of all others out', () => {
  expect(fitsFilter({ text: 'noor', tenant: CONTOSO }, LINE)).toBe(true);
  expect(fitsFilter({ text: 'noor', tenant: FABRIKAM }, LINE)).toBe(false);
});

test('spaces alone narrow nothing', () => {
  expect(isWide({ text: '  ', tenant: null })).toBe(true);
  expect(fitsFilter({ text: '  ', tenant: null }, LINE)).toBe(true);
  expect(isWide(NO_FILTER)).toBe(true);
});
