import type { Input, Output } from '#shared/contract/contract.ts';
import type { notesContract } from '#shared/contract/notes.ts';
import { at, incidentId, key, tenantId } from './things.ts';

type NoteName = keyof typeof notesContract;

/** Examples of notes of a person's own. */
export const NOTE_EXAMPLES: {
  readonly [N in NoteName]: {
    readonly accepted: readonly Input<N>[];
    readonly refused: readonly unknown[];
    readonly outputs: readonly Output<N>[];
  };
} = {
  'notes.of': {
    accepted: [key],
    refused: [{}, { tenantId }, { ...key, tenantId: 'contoso.com' }],
    outputs: [
      { accountId: null, own: null, merged: [] },
      {
        accountId: 'ada.msp',
        own: { text: 'x', savedAt: at },
        merged: [{ incidentId, title: 'y', text: 'z' }],
      },
    ],
  },
  'notes.save': {
    accepted: [
      { ...key, accountId: 'ada.msp', text: '' },
      { ...key, accountId: 'ada.msp', text: 'x'.repeat(4_000) },
    ],
    refused: [
      { ...key, text: 'x' },
      { ...key, accountId: 'ada.msp', text: 'x'.repeat(4_001) },
      { ...key, accountId: 'ada.msp', text: null },
    ],
    outputs: [null],
  },
};
