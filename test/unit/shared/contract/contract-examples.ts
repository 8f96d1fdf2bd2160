import type { contractsContract } from '#shared/contract/contracts.ts';
import { ContractId, type NamedContract } from '#shared/domain/clock/contract.ts';
import { HOUR_MS } from '#shared/time.ts';
import type { Examples } from './example.ts';
import { tenantId } from './things.ts';

const id = ContractId.parse('7d1c5a70-9f0c-4a5e-8a53-0b8c6e8f7a11');
const resolve = { ms: 4 * HOUR_MS, counting: 'hours' } as const;
const gold: NamedContract = {
  id,
  name: 'Gold',
  raisesHigh: true,
  calendar: {
    timeZone: 'Europe/Berlin',
    hours: [{ day: 1, from: '09:00', to: '24:00' }],
    holidays: ['2026-12-25'],
  },
  targets: { p1: { acknowledge: null, resolve } },
};

export const CONTRACT_EXAMPLES: { readonly [N in keyof typeof contractsContract]: Examples<N> } = {
  'contracts.list': { accepted: [{}], refused: [null, 'x', 7, []], outputs: [[], [gold]] },
  'contracts.save': {
    accepted: [gold],
    refused: [
      {},
      { ...gold, id: '7' },
      { ...gold, name: '  ' },
      { ...gold, calendar: { ...gold.calendar, timeZone: 'Mars/Olympus' } },
      { ...gold, targets: { p1: { acknowledge: null, resolve: { ...resolve, ms: 0 } } } },
      { ...gold, targets: { urgent: { acknowledge: null, resolve } } },
    ],
    outputs: [null],
  },
  'contracts.remove': { accepted: [{ id }], refused: [{}, { id: '7' }], outputs: [null] },
  'contracts.give': {
    accepted: [
      { id, tenantIds: [tenantId] },
      { id: null, tenantIds: [tenantId] },
    ],
    refused: [{ id }, { id, tenantIds: [] }, { tenantIds: [tenantId] }],
    outputs: [null],
  },
};
