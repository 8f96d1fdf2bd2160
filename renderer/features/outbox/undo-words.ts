import type { UndoPreview, UndoReceipt } from '#shared/contract/undo.ts';
import { ChangeField } from '#shared/domain/change-fields.ts';
import type { UndoneField } from '#shared/domain/compensation.ts';
import type { UndoneSum } from '#shared/domain/undone-sum.ts';
import { ended, word } from '#shared/domain/words.ts';
import { shortened, visibleLine } from '#shared/text.ts';
import { memberValue } from '../../ui/member-words.ts';
import { takenBackWords } from '../../ui/taken-back.ts';
import { counted } from '../../ui/words.ts';

const NAMES: Record<UndoneField, string> = {
  status: 'status',
  assignedTo: 'assignee',
  verdict: 'classification',
  severity: 'severity',
  title: 'title',
  resolvingComment: 'resolving comment',
  task: 'task',
  tagOff: 'tag',
  tagOn: 'tag',
  comment: 'comment',
};
/** Members whose values are texts of people, quoted. */
const QUOTED = new Set<UndoneField>(['title', 'resolvingComment', 'tagOff', 'tagOn']);
const LONGEST = 80;

const joined = (parts: readonly string[]) =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(parts);

function valueWords(field: UndoneField, value: string | null): string {
  if (value === null || value === '') return field === 'assignedTo' ? 'nobody' : 'not set';
  const member = ChangeField.safeParse(field).data;
  const text = member ? memberValue(member, value) : field === 'task' ? word(value) : value;
  const line = visibleLine(shortened(text, LONGEST));
  return QUOTED.has(field) ? `“${line}”` : line;
}

/** `Active`, `Active (2) or In progress (1)`; of many values the most frequent are named. */
function valuesWords({ field, values, others }: UndoneSum): string {
  const [only] = values;
  if (values.length === 1 && only !== undefined) return valueWords(field, only.value);
  const named = values.map(
    ({ value, incidents }) => `${valueWords(field, value)} (${incidents.toLocaleString()})`,
  );
  const rest = others === 0 ? [] : [counted(others, 'other value')];
  const isTag = field === 'tagOff' || field === 'tagOn';
  return new Intl.ListFormat('en-GB', { type: isTag ? 'conjunction' : 'disjunction' }).format([
    ...named,
    ...rest,
  ]);
}

/** Whether all of it can simply be taken back, because nothing of it was sent. */
export function isUnsentAlone(preview: UndoPreview): boolean {
  const { unsent, tenants, back, left, stays, refused, already } = preview;
  const isMore = back.length + left.length + stays.length + refused + already > 0;
  return unsent > 0 && !isMore && tenants.every(({ refusal }) => refusal === null);
}

/** Whether there is nothing to speak of: all of it is as it was before. */
export function isNothing(preview: UndoPreview): boolean {
  const { left, stays, refused, already, tenants } = preview;
  const isSaid = left.length + stays.length + refused + already + tenants.length > 0;
  return !isSaid && !doesSomething(preview);
}

/** Whether there is something that undoing would do. */
export function doesSomething({ unsent, back }: UndoPreview): boolean {
  return unsent > 0 || back.length > 0;
}

/** In how many incidents of how many tenants it would. */
function placesOf({ tenants }: UndoPreview) {
  const going = tenants.filter(({ refusal }) => refusal === null);
  const incidents = going.reduce((sum, one) => sum + one.incidents, 0);
  return { incidents, tenants: new Set(going.map(({ tenantId }) => tenantId)).size };
}

/**
 * What undoing would do, in one line: `Puts status back to Active and assignee to nobody in 3 incidents of 2
 * tenants; the comment stays.` Null where it would do nothing. Pure.
 */
export function undoWords(preview: UndoPreview): string | null {
  const { back, stays, unsent } = preview;
  if (!doesSomething(preview)) return null;
  const { incidents, tenants } = placesOf(preview);
  const where =
    incidents > 1 ? ` in ${counted(incidents, 'incident')} of ${counted(tenants, 'tenant')}` : '';
  const some = ({ incidents: own }: UndoneSum) =>
    own < incidents ? ` (in ${own.toLocaleString()})` : '';
  const members = back.filter(({ field }) => field !== 'tagOff' && field !== 'tagOn');
  const parts = [
    ...members.map((sum, place) => {
      const [verb, again] = place === 0 ? ['puts ', ' back'] : ['', ''];
      return `${verb}${NAMES[sum.field]}${again} to ${valuesWords(sum)}${some(sum)}`;
    }),
    ...back.filter(({ field }) => field === 'tagOff').map((sum) => `takes off ${tagWords(sum)}`),
    ...back.filter(({ field }) => field === 'tagOn').map((sum) => `puts ${tagWords(sum)} on again`),
    ...(unsent > 0 ? [`takes back ${counted(unsent, 'change')} unsent`] : []),
  ];
  const kept = stays.filter(({ field }) => field === 'comment' || field === 'resolvingComment');
  const keeps = kept.length > 1 || kept.some((sum) => sum.incidents > 1) ? 'stay' : 'stays';
  const rest = kept.length === 0 ? '' : `; ${joined(kept.map(keptWords))} ${keeps}`;
  return ended(`${capital(joined(parts))}${where}${rest}`);
}

/** What is left alone and why, each as a sentence. Pure. */
export function leftWords(preview: UndoPreview): string[] {
  const { left, stays, refused, already } = preview;
  const does = doesSomething(preview);
  return [
    ...left.map((sum) =>
      ended(
        `Changed since, so it is left alone: the ${NAMES[sum.field]}${inSome(sum)}, now ${valuesWords(sum)}`,
      ),
    ),
    ...stays.flatMap((sum) => {
      if (sum.field === 'comment') {
        return does ? [] : ['A comment stays: Microsoft Graph cannot delete one.'];
      }
      if (sum.field === 'resolvingComment') {
        return does ? [] : ['The resolving comment stays: another can only take its place.'];
      }
      return [`Cannot be put back: the ${NAMES[sum.field]}, ${valuesWords(sum)} before.`];
    }),
    ...(refused > 0 ? [`${counted(refused, 'change')} came back refused: see the outbox.`] : []),
    ...(already > 0
      ? [`${counted(already, 'change')} needed no sending, so there is nothing to put back.`]
      : []),
  ];
}

/** What became of it, for the line at the foot of the window. Pure. */
export function undoneWords(preview: UndoPreview, { batch, takenBack }: UndoReceipt): string {
  if (batch === null) return takenBackWords({ takenBack, onTheWay: 0 });
  return `Recorded. ${undoWords(preview) ?? ''}`;
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

function inSome({ incidents }: UndoneSum): string {
  return incidents > 1 ? ` in ${counted(incidents, 'incident')}` : '';
}

function tagWords(sum: UndoneSum): string {
  return `the ${sum.values.length === 1 ? 'tag' : 'tags'} ${valuesWords(sum)}`;
}

function keptWords({ field, incidents }: UndoneSum): string {
  const name = NAMES[field];
  return incidents === 1 ? `the ${name}` : `the ${incidents.toLocaleString()} ${name}s`;
}
