import { evidenceGroups } from '#shared/domain/evidence-entity.ts';
import { activity, alert, alertLine, evidence, key, related, tenantId } from './things.ts';

const draft = {
  comment: 'half a',
  classify: { classification: 'truePositive', determination: null },
} as const;
const keys = { refused: [{}, { tenantId }, { ...key, incidentId: '' }] };

/** Examples of what the full screen asks for (see `examples.ts`). */
export const INCIDENT_PART_EXAMPLES = {
  'drafts.list': { accepted: [{}], refused: [null, 7], outputs: [[], [{ ...key, draft }]] },
  'drafts.save': {
    accepted: [{ ...key, accountId: 'ada.msp', draft }],
    refused: [
      {},
      { ...key, draft },
      { ...key, accountId: 'ada.msp', draft: { ...draft, comment: 'x'.repeat(1001) } },
    ],
    outputs: [null],
  },
  'incidents.alerts': { ...keys, accepted: [key], outputs: [[], [alertLine]] },
  'incidents.evidence': {
    accepted: [{ ...key, perKind: 20 }],
    refused: [{}, key, { ...key, perKind: 0 }, { ...key, perKind: 100_000 }],
    outputs: [{ groups: evidenceGroups([evidence], 20), read: 1, total: 1 }],
  },
  'incidents.activity': {
    ...keys,
    accepted: [key],
    outputs: [[], activity],
  },
  'incidents.clock': {
    ...keys,
    accepted: [key],
    outputs: [
      null,
      {
        acknowledge: { state: 'kept', usedMs: 1, targetMs: 2 } as const,
        resolve: { state: 'running', usedMs: 1, targetMs: 2, warnAtMs: 3, dueAtMs: null } as const,
      },
    ],
  },
  'incidents.related': { ...keys, accepted: [key], outputs: [null, related] },
  'incidents.alert': {
    accepted: [{ ...key, alertId: alert.id }],
    refused: [{}, key, { ...key, alertId: '' }],
    outputs: [null, alert],
  },
};
