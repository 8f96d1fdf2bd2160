import { expect, test } from 'vitest';
import {
  agreedContract,
  type Contract,
  NO_OWN_TERMS,
  ownTermsFor,
  USUAL_CONTRACT,
  USUAL_TARGETS,
} from '#shared/domain/clock/contract.ts';
import { HOUR_MS } from '#shared/time.ts';

const quick = { acknowledge: null, resolve: { ms: HOUR_MS, counting: 'always' } } as const;
const gold: Contract = { ...USUAL_CONTRACT, raisesHigh: true, targets: { high: quick } };

test('a tenant without terms of its own has what its contract says', () => {
  expect(agreedContract(gold, NO_OWN_TERMS)).toEqual(gold);
  expect(ownTermsFor(gold, gold)).toEqual(NO_OWN_TERMS);
});

test('only what differs is the tenant’s own; the rest follows the contract when that changes', () => {
  const wanted: Contract = { ...gold, targets: { ...gold.targets, low: quick } };
  const own = ownTermsFor(gold, wanted);
  expect(own).toEqual({ raisesHigh: null, calendar: null, targets: { low: quick } });

  const silver: Contract = { ...USUAL_CONTRACT, targets: { medium: quick } };
  expect(agreedContract(silver, own)).toEqual({
    ...silver,
    targets: { medium: quick, low: quick },
  });
});

test('a target written out as the usual one is no difference', () => {
  const spelt: Contract = { ...USUAL_CONTRACT, targets: { medium: USUAL_TARGETS.medium } };
  expect(ownTermsFor(USUAL_CONTRACT, spelt)).toEqual(NO_OWN_TERMS);
});

test('a tenant can stay out of what its contract raises, and keep hours of its own', () => {
  const calendar = { timeZone: 'Asia/Kolkata', hours: [], holidays: [] };
  const wanted = { ...gold, raisesHigh: false, calendar };
  expect(agreedContract(gold, ownTermsFor(gold, wanted))).toEqual(wanted);
});
