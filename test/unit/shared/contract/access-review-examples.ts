import type { accessReviewsContract, ReviewRow } from '#shared/contract/access-reviews.ts';
import { WishId } from '#shared/domain/access/wish.ts';
import type { Examples } from './example.ts';
import { at, id, tenantId } from './things.ts';

const key = { tenantId, definitionId: 'd1', instanceId: 'i1', itemId: 'x1' };
const row: ReviewRow = {
  itemId: 'x1',
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
const wanted = { decision: 'dontKnow', justification: '', overOthers: false } as const;

export const REVIEW_EXAMPLES: {
  readonly [N in keyof typeof accessReviewsContract]: Examples<N>;
} = {
  'access.reviews': {
    accepted: [{}],
    refused: [null, 'x', 7, []],
    outputs: [
      { rounds: [], stray: [] },
      {
        rounds: [
          {
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
            decided: 0,
            rows: [row],
          },
        ],
        stray: [],
      },
    ],
  },
  'access.lookedAt': {
    accepted: [{ items: [key] }],
    refused: [{}, { items: [] }, { items: [{ ...key, itemId: '' }] }],
    outputs: [null],
  },
  'access.judge': {
    accepted: [{ items: [key], ...wanted }],
    refused: [
      {},
      { items: [], ...wanted },
      { items: [key], ...wanted, decision: 'notReviewed' },
      { items: [key], ...wanted, justification: 'x'.repeat(4_001) },
    ],
    outputs: [{ recorded: [WishId.parse(id)], left: [{ ...key, reason: 'Over.' }] }],
  },
};
