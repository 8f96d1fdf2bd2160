import type {
  ChangeStage,
  IncidentChange,
  IncidentEdit,
  WrittenVerdict,
} from '#shared/domain/change.ts';
import { severityWord, word } from '#shared/domain/words.ts';
import { shortened, visibleLine } from '#shared/text.ts';

const LINE_BREAK = /\s*\r?\n\s*/g;
const oneLine = (text: string) => text.replace(LINE_BREAK, ' ');

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
      return verdictWords(change);
    case 'edit':
      return editWords(change.set);
    case 'tags':
      return [
        ...change.add.map((tag) => `Add the tag ${visibleLine(tag)}`),
        ...change.remove.map((tag) => `Take off the tag ${visibleLine(tag)}`),
      ].join(', ');
    case 'task':
      return `Set the task “${shortened(visibleLine(oneLine(change.title)), 80)}” to ${word(change.status)}`;
    case 'comment':
      return `Comment “${shortened(visibleLine(oneLine(change.text)), 80)}”`;
  }
}

function verdictWords({ classification, determination }: WrittenVerdict): string {
  if (classification === 'unknown') return 'Take off the classification';
  return `Classify as ${word(classification)}, ${word(determination)}`;
}

/** `Set status to Resolved, classify as True positive, Malware`. */
function editWords(edit: IncidentEdit): string {
  const { status, assignedTo, verdict, severity, title, resolvingComment } = edit;
  const parts = [
    assignedTo !== undefined && changeWords({ kind: 'assign', assignee: assignedTo }),
    verdict && verdictWords(verdict),
    status && changeWords({ kind: 'status', status }),
    severity && `Set severity to ${severityWord(severity)}`,
    title && `Rename to “${shortened(visibleLine(title), 80)}”`,
    resolvingComment && `Say “${shortened(visibleLine(oneLine(resolvingComment)), 80)}”`,
  ].filter((part) => typeof part === 'string');
  return parts
    .map((part, place) => (place === 0 ? part : `${part.charAt(0).toLowerCase()}${part.slice(1)}`))
    .join(', ');
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
