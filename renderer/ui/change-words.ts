import type { ChangeStage, IncidentChange } from '#shared/domain/change.ts';
import { shortened, visibleLine } from '#shared/text.ts';
import { word } from './words.ts';

const LINE_BREAK = /\s*\r?\n\s*/g;

/** What a person asked for, as a short sentence. */
export function changeWords(change: IncidentChange): string {
  switch (change.kind) {
    case 'assign':
      return change.assignee === null
        ? 'Take off everybody'
        : `Assign to ${visibleLine(change.assignee)}`;
    case 'status':
      return `Set status to ${word(change.status)}`;
    case 'classify':
      return `Classify as ${word(change.classification)}, ${word(change.determination)}`;
    case 'comment':
      return `Comment “${shortened(visibleLine(change.text.replace(LINE_BREAK, ' ')), 80)}”`;
  }
}

/** Where a wish stands, in the words of the receipt. */
export function stageWords(stage: ChangeStage): string {
  switch (stage) {
    case 'recorded':
      return 'Recorded, waiting to be sent';
    case 'sending':
      return 'Being sent';
    case 'sent':
      return 'Sent, not confirmed yet';
    case 'confirmed':
      return 'Confirmed';
    case 'refused':
      return 'Refused';
    case 'discarded':
      return 'Taken back';
  }
}
