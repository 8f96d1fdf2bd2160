import type { slaContract } from '#shared/contract/sla.ts';
import { instant } from '#shared/time.ts';
import type { Examples } from './example.ts';
import { at, tenantId } from './things.ts';

export const SLA_EXAMPLES: { readonly [N in keyof typeof slaContract]: Examples<N> } = {
  'sla.attainment': {
    accepted: [
      { from: instant(0), to: at },
      { from: at, to: at, tenants: [tenantId] },
    ],
    refused: [{}, { from: at }, { from: at, to: instant(0) }, { from: 'monday', to: at }],
    outputs: [
      [],
      [
        {
          tenantId,
          severity: 'aWordOfTomorrow',
          promise: 'resolve',
          within: 3,
          over: 1,
          medianMinutes: 42,
          minutesOf: { us: 100, customer: 0, microsoft: 7 },
        },
      ],
    ],
  },
};
