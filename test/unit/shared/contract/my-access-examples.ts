import type { myAccessContract } from '#shared/contract/my-access.ts';
import { PackageId } from '#shared/domain/access/package.ts';
import { RequestId } from '#shared/domain/access/request.ts';
import { WishId } from '#shared/domain/access/wish.ts';
import type { Examples } from './example.ts';
import { at, id, tenantId } from './things.ts';

const packageId = PackageId.parse('b15b6d12-package');
const requestId = RequestId.parse('5a8c0a1f-request');
const assignmentId = 'a1';
const key = { tenantId, packageId };
const dates = { startAt: null, endAt: at };
const asked = { ...key, policyId: 'p1', answers: [{ questionId: 'q', values: ['a'] }], ...dates };
const receipt = {
  recorded: [{ id: WishId.parse(id), tenantId, title: '\u202eTier 1' }],
  left: [
    {
      tenantId,
      packageId: null,
      title: '',
      reason: 'Its policy wants a reason.',
      problems: [{ questionId: 'q', text: 'This has to be answered.' }],
    },
  ],
};

export const MY_ACCESS_EXAMPLES: {
  readonly [N in keyof typeof myAccessContract]: Examples<N>;
} = {
  'access.mine': {
    accepted: [{}],
    refused: [null, 'x', 7, []],
    outputs: [
      { held: [], requests: [], packages: [], links: [] },
      {
        held: [
          {
            tenantId,
            assignmentId,
            packageId,
            packageName: 'Tier 1',
            policyId: null,
            policyName: null,
            state: 'delivered',
            startAt: at,
            endAt: null,
            endsKnown: true,
            endedAt: null,
            isLive: true,
            isLast: true,
            endsLast: true,
            lastThen: null,
            canAsk: true,
            isPending: false,
            isLeaving: false,
            unextended: null,
            wish: null,
          },
        ],
        requests: [],
        packages: [],
        links: [
          {
            ...key,
            name: 'Tier 1',
            domain: 'contoso.com',
            reach: 'no-guest',
            saidAt: at,
            outcome: 'waiting',
          },
        ],
      },
    ],
  },
  'access.packages': {
    accepted: [{ packages: [key] }],
    refused: [{}, { packages: [] }, { packages: [{ tenantId }] }],
    outputs: [[]],
  },
  'access.lastAnswers': {
    accepted: [key],
    refused: [{}, { tenantId }],
    outputs: [null, { justification: '', answers: [] }],
  },
  'access.answers': {
    accepted: [{ tenantId, requestId }, { wishId: id }],
    refused: [{}, { tenantId }, { wishId: 'x' }],
    outputs: [[], [{ questionId: 'q', question: null, value: 'a', shown: '\u202eA' }]],
  },
  'access.check': {
    accepted: [{ packages: [asked], justification: '' }],
    refused: [{}, { packages: [], justification: '' }],
    outputs: [[], receipt.left],
  },
  'access.ask': {
    accepted: [{ packages: [asked], justification: '' }],
    refused: [
      {},
      { packages: [], justification: '' },
      { packages: [{ ...asked, endAt: 'tomorrow' }], justification: '' },
      { packages: [asked], justification: 'x'.repeat(4_001) },
    ],
    outputs: [receipt],
  },
  'access.change': {
    accepted: [{ tenantId, assignmentId, answers: [], ...dates, justification: '' }],
    refused: [{}, { tenantId, assignmentId: '', answers: [], ...dates, justification: '' }],
    outputs: [receipt],
  },
  'access.giveBack': {
    accepted: [{ assignments: [{ tenantId, assignmentId }] }],
    refused: [{}, { assignments: [] }],
    outputs: [receipt],
  },
  'access.cancel': {
    accepted: [{ requests: [{ tenantId, requestId }] }],
    refused: [{}, { requests: [{ tenantId }] }],
    outputs: [receipt],
  },
  'access.reprocess': {
    accepted: [{ requests: [{ tenantId, requestId }] }],
    refused: [{}, { requests: [] }],
    outputs: [receipt],
  },
  'access.importLinks': {
    accepted: [
      { text: '', tenantId: null },
      { text: 'https://…', tenantId },
    ],
    refused: [{}, { text: 'x'.repeat(1_000_001), tenantId: null }],
    outputs: [{ kept: 1, left: [{ line: 2, reason: 'No.' }] }],
  },
  'access.forgetLink': { accepted: [key], refused: [{}], outputs: [null] },
  'access.copyLinks': {
    accepted: [{ tenantId: null }, { tenantId }],
    refused: [{}],
    outputs: [3],
  },
  'access.askedInBrowser': {
    accepted: [{ ...key, name: 'Tier 1', said: true }],
    refused: [{}, key],
    outputs: [null],
  },
};
