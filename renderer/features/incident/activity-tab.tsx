import { Button } from '@fluentui/react-components';
import type { ActivityEntry } from '#shared/domain/activity.ts';
import type { ChangeId } from '#shared/domain/change.ts';
import type { HistoryField } from '#shared/domain/incident-history.ts';
import type { Incident } from '#shared/domain/incident.ts';
import { word } from '#shared/domain/words.ts';
import { millis } from '#shared/time.ts';
import { changeWords } from '../../ui/change-words.ts';
import { useClock } from '../../ui/clock.tsx';
import { TimeAgo } from '../../ui/relative-time.tsx';
import { StrangerBlock, StrangerLine } from '../../ui/stranger-text.tsx';
import { useUndo } from '../../ui/undoing.tsx';
import { useOfIncident } from './use-of-incident.ts';

const FIELDS: Readonly<Record<HistoryField, string>> = {
  title: 'Title',
  severity: 'Severity',
  status: 'Status',
  assignedTo: 'Assigned to',
  classification: 'Classification',
  determination: 'Determination',
  tags: 'Tags',
  alerts: 'Alerts',
  mergedInto: 'Merged into',
};
/** Members whose values are words of Microsoft's. */
const WORDED = new Set<HistoryField>(['severity', 'status', 'classification', 'determination']);

const ACTIONS = new Map([
  ['change.recorded', 'Recorded'],
  ['change.sent', 'Sent'],
  ['change.confirmed', 'Confirmed'],
  ['change.refused', 'Refused'],
  ['change.discarded', 'Taken back'],
  ['change.retried', 'Sent again'],
  ['task.sent', 'Status of a task sent'],
  ['task.confirmed', 'Status of a task confirmed'],
  ['task.unconfirmed', 'Status of a task not confirmed'],
]);

/** What happened, newest first, each with how we know. */
export function ActivityTab({ incident }: { readonly incident: Incident }) {
  const { tenantId, id: incidentId } = incident;
  const { value } = useOfIncident('incidents.activity', { tenantId, incidentId });
  if (!value) return null;
  return (
    <ol className="activity" aria-label="Activity">
      {value.map((entry, place) => (
        // Two things may happen in the same moment; their order is the only name they have.
        <li key={`${place} ${entry.at}`} data-kind={entry.kind}>
          <span className="activity-when">
            <TimeAgo at={entry.at} />
          </span>
          <div>
            <What entry={entry} />
            <Source entry={entry} />
            {entry.kind === 'done' && <UndoButton id={entry.undoable} />}
          </div>
        </li>
      ))}
    </ol>
  );
}

function UndoButton({ id }: { readonly id: ChangeId | null }) {
  const undo = useUndo();
  if (id === null) return null;
  return (
    <Button size="small" onClick={() => void undo({ id })}>
      Undo
    </Button>
  );
}

function valueWords(field: HistoryField, value: string | null): string {
  if (value === null || value === '') return 'nothing';
  return WORDED.has(field) ? word(value) : value;
}

function What({ entry }: { readonly entry: ActivityEntry }) {
  switch (entry.kind) {
    case 'created':
      return <p>Created</p>;
    case 'comment':
      return <StrangerBlock text={entry.text} longest={4000} />;
    case 'done':
      return (
        <>
          <p>
            {ACTIONS.get(entry.action) ?? word(entry.action.replace('change.', ''))}
            {entry.undoes && ', to undo a change'}
            {entry.change && (
              <>
                : <bdi>{changeWords(entry.change)}</bdi>
              </>
            )}
          </p>
          {entry.reason !== null && (
            <p className="muted">
              <StrangerLine text={entry.reason} />
            </p>
          )}
        </>
      );
    case 'seen':
      return (
        <ul>
          {entry.changes.map(({ field, from, to }) => (
            <li key={field}>
              <span className="muted">{FIELDS[field]}</span>{' '}
              <StrangerLine text={valueWords(field, from)} longest={200} /> →{' '}
              <strong>
                <StrangerLine text={valueWords(field, to)} longest={200} />
              </strong>
            </li>
          ))}
        </ul>
      );
  }
}

/** Who, and how we know it. */
function Source({ entry }: { readonly entry: ActivityEntry }) {
  const { words } = useClock();
  switch (entry.kind) {
    case 'created':
      return <p className="muted">by the service</p>;
    case 'comment':
      return (
        <p className="muted">
          comment by{' '}
          {entry.author === null ? (
            'an unknown author'
          ) : (
            <StrangerLine text={entry.author} longest={120} />
          )}
        </p>
      );
    case 'done':
      return (
        <p className="muted">
          done here by {entry.byMe ? 'you' : 'another person on this computer'}
        </p>
      );
    case 'seen':
      return (
        <p className="muted" title={words.exact(entry.seenAt)}>
          {entry.by !== null && (
            <>
              last changed by <StrangerLine text={entry.by} longest={120} />,{' '}
            </>
          )}
          seen at the look of {words.timeOfDay(millis(entry.seenAt))}
        </p>
      );
  }
}
