import type { IncidentDetail } from '#shared/contract/incidents.ts';
import { useCommand } from '../../api.tsx';
import { useClock } from '../../ui/clock.tsx';

interface SnoozeNoteProps {
  readonly detail: IncidentDetail;
  readonly snooze: NonNullable<IncidentDetail['snooze']>;
}

/** That the incident is put away, until when, and the way back. */
export function SnoozeNote({ detail, snooze }: SnoozeNoteProps) {
  const { now, words } = useClock();
  const run = useCommand();
  const { tenantId, id } = detail.incident;
  const end = () =>
    void run('snoozes.end', { keys: [{ tenantId, incidentId: id }] }, 'Back on the board.');
  return (
    <p className="pane-note snooze-note" role="note">
      Snoozed here until{' '}
      <time dateTime={snooze.wakeAt} title={words.exact(snooze.wakeAt)}>
        {words.when(snooze.wakeAt, now())}
      </time>
      {snooze.wakeAt < snooze.untilAt && ' (a target runs out then)'}.{' '}
      <button type="button" className="link-button" onClick={end}>
        Bring it back now
      </button>
    </p>
  );
}
