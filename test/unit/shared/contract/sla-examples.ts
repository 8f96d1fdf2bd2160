import type { Input } from '#shared/contract/contract.ts';
import type { slaContract } from '#shared/contract/sla.ts';
import { instant } from '#shared/time.ts';
import type { Examples } from './example.ts';
import { at, tenantId } from './things.ts';

const asked: Input<'sla.export'> = {
  span: '72h',
  timeZone: 'Europe/Oslo',
  tenants: [],
  tenantTags: [],
  severities: [],
};

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
          party: 'customer',
          promise: 'resolve',
          within: 3,
          over: 1,
          medianMinutes: 42,
          minutesOf: { us: 100, customer: 0, microsoft: 7 },
        },
      ],
    ],
  },
  'sla.chart': {
    accepted: [
      { ...asked, by: 'severity' },
      { ...asked, by: 'contract', tenants: [tenantId], tenantTags: ['vip'], severities: ['high'] },
    ],
    refused: [
      asked,
      { ...asked, by: 'analyst' },
      { ...asked, by: 'tenant', span: '1y' },
      { ...asked, by: 'tenant', timeZone: 'Mars/Olympus' },
      { ...asked, by: 'tenant', tenants: Array.from({ length: 1001 }, () => tenantId) },
    ],
    outputs: [
      { by: 'party', fromMs: 0, toMs: 1, rows: [] },
      {
        by: 'contract',
        fromMs: 0,
        toMs: 86_400_000,
        rows: [
          {
            key: '',
            name: '',
            acknowledge: { within: 0, ended: 0 },
            resolve: { within: 3, ended: 4 },
            now: { open: 5, over: 2 },
          },
        ],
      },
    ],
  },
  'sla.export': {
    accepted: [asked],
    refused: [{}, { ...asked, severities: 'high' }],
    outputs: [{ saved: true }, { saved: false }],
  },
};
