import type { accessReviewsContract, ReviewRow } from '#shared/contract/access-reviews.ts';
import { WishId } from '#shared/domain/access/wish.ts';
import type { Examples } from './example.ts';
import { at, id, tenantId } from './things.ts';

const key = { tenantId, definitionId: 'd1', instanceId: 'i1', itemId: 'x1' };
const shown = { ...key, shown: '0f'.repeat(8) };
const row: ReviewRow = {
  itemId: 'x1',
  shown: shown.shown,
  person: '\u202eada',
  what: 'Tier 2 Analyst',
  recommendation: 'noInfoAvailable',
  decision: 'notReviewed',
  decidedBy: null,
  isOurs: false,
  decidedAt: null,
  justification: '',
  isSelf: true,
  isOpened: false,
  wish: null,
};
const round = {
  tenantId,
  definitionId: 'd1',
  instanceId: 'i1',
  name: '',
  description: '',
  phase: 'open',
  startAt: at,
  endAt: null,
  isSelfReview: false,
  needsReason: true,
  defaultDecision: null,
  isAutoApplied: null,
  decided: 0,
} as const;
const item = { ...shown, decision: 'dontKnow', overOthers: false } as const;
const justification = '';

export const REVIEW_EXAMPLES: {
  readonly [N in keyof typeof accessReviewsContract]: Examples<N>;
} = {
  'access.reviews': {
    accepted: [{}],
    refused: [null, 'x', 7, []],
    outputs: [
      { rounds: [], stray: [] },
      {
        rounds: [{ ...round, rows: [row] }],
        stray: [],
      },
    ],
  },
  'access.review': {
    accepted: [key],
    refused: [{}, { ...key, itemId: '' }],
    outputs: [
      null,
      {
        round: { ...round, items: 1 },
        row,
        item: {
          id: 'x1',
          decision: 'notReviewed',
          recommendation: 'deny',
          justification: null,
          principal: null,
          package: null,
          resource: null,
          reviewedBy: null,
          reviewedAt: null,
          applyResult: null,
        },
        lookBack: 'P30D',
        theirAssignments: null,
        wishes: [],
      },
    ],
  },
  'access.lookedAt': {
    accepted: [{ items: [shown] }],
    refused: [{}, { items: [] }, { items: [key] }, { items: [{ ...shown, itemId: '' }] }],
    outputs: [null],
  },
  'access.judge': {
    accepted: [{ items: [item], justification }],
    refused: [
      {},
      { items: [], justification },
      { items: [{ ...item, decision: 'notReviewed' }], justification },
      { items: [{ ...item, shown: '' }], justification },
      { items: [item], justification: 'x'.repeat(4_001) },
    ],
    outputs: [{ recorded: [WishId.parse(id)], left: [{ ...key, reason: 'Over.' }] }],
  },
};
