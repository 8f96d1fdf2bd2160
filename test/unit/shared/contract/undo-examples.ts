import type { undoContract } from '#shared/contract/undo.ts';
import { BatchId } from '#shared/domain/change.ts';
import type { Examples } from './example.ts';
import { id, incidentId, tenantId } from './things.ts';

const batch = BatchId.parse(id);
const targets = { accepted: [{ id }, { batch }], refused: [{}, { id: '7' }, { id, batch }] };

export const UNDO_EXAMPLES: { readonly [N in keyof typeof undoContract]: Examples<N> } = {
  'outbox.previewUndo': {
    ...targets,
    outputs: [
      { unsent: 0, tenants: [], back: [], left: [], stays: [], refused: 0, already: 1 },
      {
        unsent: 2,
        tenants: [{ tenantId, incidents: 3, me: null, refusal: null }],
        back: [
          {
            field: 'assignedTo',
            incidents: 3,
            values: [{ value: null, incidents: 3 }],
            others: 0,
          },
        ],
        left: [],
        stays: [
          { field: 'comment', incidents: 1, values: [{ value: null, incidents: 1 }], others: 0 },
        ],
        refused: 1,
        already: 0,
      },
    ],
  },
  'outbox.undo': {
    ...targets,
    outputs: [
      { takenBack: 2, batch: null, recorded: 0, incidents: 0, refused: [] },
      {
        takenBack: 0,
        batch,
        recorded: 1,
        incidents: 1,
        refused: [
          { tenantId, incidentIds: [incidentId], reason: 'Your role may only read there.' },
        ],
      },
    ],
  },
};
