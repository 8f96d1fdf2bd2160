import type { tenantsContract } from '#shared/contract/tenants.ts';
import type { Examples } from './example.ts';
import { at, candidate, failure, state, tenant, tenantId } from './things.ts';

const NOTHING = { accepted: [{}], refused: [null, 'x', 7, []] } as const;
const long = 'a'.repeat(300_000);

/** Examples of the tenants. */
export const TENANT_EXAMPLES: { readonly [N in keyof typeof tenantsContract]: Examples<N> } = {
  'tenants.list': {
    ...NOTHING,
    outputs: [
      [
        {
          ...tenant,
          tags: [...tenant.tags],
          domain: 'contoso.com',
          state,
          completeAt: null,
          incidents: 0,
          open: 0,
          over: 0,
          backfill: { incidents: 10, share: 0.25 },
          roles: null,
          readOnly: 'Your role there is Security Reader: it may read.',
          me: 'ada@msp.example',
          names: { told: null, typed: 'ada@msp.example', asked: true },
          tasks: {
            readAt: null,
            wholeAt: null,
            changesUpTo: null,
            refused: { offered: 'gone', at },
            trouble: null,
            unreadable: 0,
          },
        },
      ],
    ],
  },
  'tenants.candidates': {
    ...NOTHING,
    outputs: [
      {
        source: 'list',
        running: true,
        checked: 1,
        total: 2,
        failure,
        candidates: [candidate, { ...candidate, key: 'list:2', id: null, problem: 'Not found.' }],
      },
    ],
  },
  'tenants.find': {
    accepted: [{ source: 'gdap' }, { source: 'list', text: 'contoso.com' }],
    refused: [{}, { source: 'guess' }, { source: 'list', text: long }],
    outputs: [null],
  },
  'tenants.stopFinding': { ...NOTHING, outputs: [null] },
  'tenants.add': {
    accepted: [{ keys: ['list:1'] }],
    refused: [{}, { keys: 'x' }],
    outputs: [0, 7],
  },
  'tenants.update': {
    accepted: [{ ...tenant, tags: ['gold'] }],
    refused: [
      {},
      { ...tenant, name: '  ' },
      { ...tenant, colour: 12 },
      { ...tenant, tags: [''] },
      { ...tenant, browser: { browser: 'edge', profile: '--proxy-server=evil' } },
    ],
    outputs: [null],
  },
  'tenants.nameMe': {
    accepted: [
      { id: tenant.id, upn: null },
      { id: tenant.id, upn: "o'hara_msp.example#EXT#@contoso.onmicrosoft.com" },
    ],
    refused: [{}, { id: tenant.id }, { id: tenant.id, upn: '' }, { id: tenant.id, upn: 'ada' }],
    outputs: [null],
  },
  'tenants.remove': {
    accepted: [{ id: tenantId, discardUnsent: false }],
    refused: [{}, { id: tenantId }],
    outputs: [null],
  },
};
