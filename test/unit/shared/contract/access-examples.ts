import type { Name } from '#shared/contract/contract.ts';
import type { accessContract, ApprovalRow } from '#shared/contract/access.ts';
import type { accessReviewsContract } from '#shared/contract/access-reviews.ts';
import type { accessRunwayContract } from '#shared/contract/access-runway.ts';
import { RequestId } from '#shared/domain/access/request.ts';
import { WishId } from '#shared/domain/access/wish.ts';
import { REVIEW_EXAMPLES } from './access-review-examples.ts';
import { RUNWAY_EXAMPLE } from './access-runway-examples.ts';
import type { Examples } from './example.ts';
import { at, id, tenantId } from './things.ts';

type AccessName = Extract<
  | keyof typeof accessContract
  | keyof typeof accessReviewsContract
  | keyof typeof accessRunwayContract,
  Name
>;

const requestId = RequestId.parse('5a8c0a1f-request');
const wishId = WishId.parse(id);
const key = { tenantId, requestId };
const keys = {
  accepted: [key],
  refused: [{}, { tenantId }, { tenantId: 'contoso.com', requestId }, { tenantId, requestId: '' }],
};
const nothing = { accepted: [{}], refused: [null, 'x', 7, []] } as const;

const shown = '0f'.repeat(8);
const row: ApprovalRow = {
  ...key,
  shown,
  stageId: 's1',
  stagePlace: 1,
  stageCount: 2,
  person: '\u202eada',
  packageName: 'Tier 2 Analyst',
  justification: '',
  askedAt: at,
  deadline: null,
  hints: [{ kind: 'tier', text: 'Asks for Tier 2 without having Tier 1.' }],
  isOwn: false,
  needsReason: true,
  isOpened: false,
  waits: true,
  wish: {
    id: wishId,
    stage: 'recorded',
    word: 'approve',
    isOthers: false,
    recordedAt: at,
    settledAt: null,
    reason: null,
    remedy: null,
    canTakeBack: true,
  },
  goneAt: null,
  outcome: null,
};

export const ACCESS_EXAMPLES: { readonly [N in AccessName]: Examples<N> } = {
  'access.overview': {
    ...nothing,
    outputs: [
      {
        tenants: [
          { tenantId, reach: 'no-guest', readAt: null, trouble: null, unread: [], seesAll: false },
        ],
        toDecide: 3,
        toReview: 2,
        dueSoon: 1,
        unsent: 0,
        asking: 0,
        sending: null,
        back: null,
        settled: 0,
      },
    ],
  },
  'access.approvals': {
    accepted: [{ which: 'waiting' }, { which: 'history' }],
    refused: [{}, { which: 'all' }],
    outputs: [[], [row]],
  },
  'access.approval': { ...keys, outputs: [null] },
  'access.opened': {
    accepted: [{ ...key, shown }],
    refused: [...keys.refused, key],
    outputs: [null],
  },
  'access.decide': {
    accepted: [
      { approvals: [{ ...key, shown, stageId: 's1' }], result: 'deny', justification: '' },
    ],
    refused: [
      {},
      { approvals: [], result: 'deny', justification: '' },
      { approvals: [{ ...key, shown, stageId: 's1' }], result: 'maybe', justification: '' },
      {
        approvals: [{ ...key, shown, stageId: 's1' }],
        result: 'deny',
        justification: 'x'.repeat(4_001),
      },
    ],
    outputs: [{ recorded: [wishId], left: [{ ...key, reason: 'It is your own request.' }] }],
  },
  ...REVIEW_EXAMPLES,
  'access.runway': RUNWAY_EXAMPLE,
  'access.takeBack': {
    accepted: [{ id: wishId }],
    refused: [{}, { id: 'x' }],
    outputs: [{ wasRecorded: true, isRestored: false }],
  },
  'access.putBackAway': {
    accepted: [{ settledAt: at }],
    refused: [{}, { settledAt: 'yesterday' }],
    outputs: [null],
  },
  'access.wishes': { ...nothing, outputs: [[]] },
};
