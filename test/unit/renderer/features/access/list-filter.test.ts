import { expect, test } from 'vitest';
import {
  fitsFilter,
  isWide,
  NO_FILTER,
  tenantText,
} from '#renderer/features/access/list-filter.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { CONTOSO, FABRIKAM } from '#test/fakes/answers.ts';

const LINE = { tenantId: CONTOSO, texts: ['Noor Eriksen', 'SOC Tier 1'] };
const nameOf = (id: TenantId) =>
  tenantText(id === CONTOSO ? { name: 'Contoso Mills', domain: 'contoso.example' } : undefined);

test('every word has to stand in one of the texts, in whatever case and order', () => {
  expect(fitsFilter({ text: 'tier NOOR', tenant: null }, LINE, nameOf)).toBe(true);
  expect(fitsFilter({ text: 'tier ada', tenant: null }, LINE, nameOf)).toBe(false);
});

test('words are sought in the name and the domain of the tenant too', () => {
  expect(fitsFilter({ text: 'noor mills', tenant: null }, LINE, nameOf)).toBe(true);
  expect(fitsFilter({ text: 'contoso.example', tenant: null }, LINE, nameOf)).toBe(true);
  const elsewhere = { ...LINE, tenantId: FABRIKAM };
  expect(fitsFilter({ text: 'contoso', tenant: null }, elsewhere, nameOf)).toBe(false);
});

test('a tenant leaves the lines of all others out', () => {
  expect(fitsFilter({ text: 'noor', tenant: CONTOSO }, LINE, nameOf)).toBe(true);
  expect(fitsFilter({ text: 'noor', tenant: FABRIKAM }, LINE, nameOf)).toBe(false);
});

test('spaces alone narrow nothing', () => {
  expect(isWide({ text: '  ', tenant: null })).toBe(true);
  expect(fitsFilter({ text: '  ', tenant: null }, LINE, nameOf)).toBe(true);
  expect(isWide(NO_FILTER)).toBe(true);
});
