import type { Name } from '#shared/contract/contract.ts';
import { WHOLE_TRAIL } from '#shared/domain/access/trail.ts';
import { RequestId } from '#shared/domain/access/request.ts';
import { WishId } from '#shared/domain/access/wish.ts';
import { NOTHING_SEEN } from '#shared/domain/access/seen-state.ts';
import type { Examples } from './example.ts';
import { at, id, tenantId } from './things.ts';

type TrailName = Extract<Name, 'access.trail' | 'access.exportTrail'>;

const wish = {
  id: WishId.parse(id),
  tenantId,
  wish: {
    kind: 'decide',
    requestId: RequestId.parse('r1'),
    stageId: 's1',
    result: 'deny',
    justification: '=1+1',
    title: '\u202epackage',
    person: null,
  },
  stage: 'overtaken',
  accountId: 'uid.utid',
  batch: null,
  recordedAt: at,
  sentAt: null,
  settledAt: at,
  attempts: 1,
  seen: NOTHING_SEEN,
  found: null,
  reason: 'Ada approved first.',
  remedy: null,
} as const;

export const TRAIL_EXAMPLES: { readonly [N in TrailName]: Examples<N> } = {
  'access.trail': {
    accepted: [
      { filter: WHOLE_TRAIL, before: null, limit: 100 },
      {
        filter: {
          ...WHOLE_TRAIL,
          tenants: [tenantId],
          kinds: ['judge'],
          outcomes: ['void'],
          from: at,
        },
        before: 7,
        limit: 1,
      },
    ],
    refused: [
      {},
      { filter: WHOLE_TRAIL, before: null, limit: 101 },
      { filter: { ...WHOLE_TRAIL, kinds: ['all'] }, before: null, limit: 1 },
      { filter: { ...WHOLE_TRAIL, from: 'yesterday' }, before: null, limit: 1 },
    ],
    outputs: [
      { entries: [], next: null, total: 0, people: [] },
      {
        entries: [
          {
            place: 3,
            by: null,
            wish: { ...wish, seen: { ...NOTHING_SEEN, stages: [], answers: [], known: [] } },
            steps: [],
            gap: { steps: 100, before: 51 },
          },
        ],
        next: 3,
        total: 9,
        people: [{ accountId: 'uid.utid', name: 'Ada (ada@msp.example)' }],
      },
    ],
  },
  'access.exportTrail': {
    accepted: [
      { filter: WHOLE_TRAIL, form: 'csv' },
      { filter: WHOLE_TRAIL, form: 'json' },
    ],
    refused: [{ filter: WHOLE_TRAIL }, { filter: WHOLE_TRAIL, form: 'xml' }, { form: 'csv' }],
    outputs: [{ saved: true, decisions: 12 }],
  },
};
