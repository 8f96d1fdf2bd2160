import type { Name } from '#shared/contract/contract.ts';
import { AlertId } from '#shared/domain/incident.ts';
import type { Examples } from './example.ts';
import { at, incidentId, tenantId } from './things.ts';

const key = { tenantId, incidentId };

type FindName = Extract<Name, `find.${string}`>;

export const FIND_EXAMPLES: { readonly [N in FindName]: Examples<N> } = {
  'find.incidents': {
    accepted: [{ text: '' }, { text: '10.0.0.1 "or" x*' }],
    refused: [{}, { text: 7 }, { text: 'a'.repeat(201) }],
    outputs: [
      { incidents: [], total: 0, more: false },
      {
        incidents: [{ ...key, title: 'x', severity: 'high', status: 'active', updatedAt: at }],
        total: 5_000,
        more: true,
      },
    ],
  },
  'find.within': {
    accepted: [
      { text: 'x', keys: [] },
      { text: 'x', keys: [key] },
    ],
    refused: [
      { text: 'x' },
      { text: 'x', keys: [{ tenantId }] },
      { text: 'x', keys: Array.from({ length: 11 }, () => key) },
    ],
    outputs: [
      [],
      [
        {
          ...key,
          title: 'x',
          alerts: [{ id: AlertId.parse('a1'), title: 'x' }],
          entities: [{ kind: 'ip', label: '10.0.0.1', detail: null }],
          comments: [{ text: 'x', author: null }],
          notes: [{ text: 'mine' }],
        },
      ],
    ],
  },
};
