import { Button } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { useCommand } from '../../../api.tsx';
import { PlainDialog } from '../../../ui/plain-dialog.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import { counted } from '../../../ui/words.ts';
import { useAccess } from '../access-context.ts';
import type { AccessPartProps } from '../access-part.ts';
import { TrailEntryLine } from './trail-entry.tsx';
import { filterOf, NO_CHOICE, type TrailChoice, TrailFilterLine } from './trail-filter.tsx';
import { UnreadableWishes } from './unreadable-wishes.tsx';
import { useTrail } from './use-trail.ts';
import '../../../styles/trail.css';

interface TrailDialogProps extends Pick<AccessPartProps, 'tenants'> {
  /** What it is filtered by at first. */
  readonly start: Partial<TrailChoice>;
  /** The account of whoever is signed in. */
  readonly person: string | null;
}

/** Every decision and wish about access that was recorded on this computer, with its course; saved as a file. */
export function TrailDialog({ start, tenants, person }: TrailDialogProps) {
  const show = useAccess((state) => state.showTrail);
  const [choice, setChoice] = useState({ ...NO_CHOICE, ...start });
  const filter = useMemo(() => filterOf(choice, tenants), [choice, tenants]);
  const { answer, failure, more, again } = useTrail(filter);
  const run = useCommand();
  const [saved, setSaved] = useState<string | null>(null);
  const save = async (form: 'csv' | 'json') => {
    setSaved(null);
    const result = await run('access.exportTrail', { filter, form });
    if (!result.ok) return setSaved(`Nothing was saved: ${result.failure.message}`);
    if (!result.value.saved) return setSaved('Nothing was saved.');
    const beside = form === 'json' ? ' The signature lies beside the file.' : '';
    setSaved(`${counted(result.value.decisions, 'entry', 'entries')} saved.${beside}`);
  };
  const isNone = answer === null || answer.total === 0;
  return (
    <PlainDialog
      title="Trail of decisions"
      onClose={() => show(null)}
      actions={
        <>
          <span className="actions-to">Only what was decided on this computer.</span>
          <Button disabled={isNone} onClick={() => void save('csv')}>
            Save as CSV
          </Button>
          <Button
            disabled={isNone}
            title="JSON with a signature beside it, which proves that nothing was changed"
            onClick={() => void save('json')}
          >
            Save with signature
          </Button>
        </>
      }
    >
      <UnreadableWishes tenants={tenants} person={person} onPutAway={again} />
      <TrailFilterLine
        choice={choice}
        people={answer?.people ?? []}
        tenants={tenants}
        onChoose={setChoice}
      />
      {failure !== null && (
        <p role="alert" className="failure-message">
          <StrangerLine text={failure.message} />
        </p>
      )}
      <p role="status" className="muted">
        {answer === null
          ? 'Reading the trail…'
          : answer.total === 0
            ? 'Nothing was recorded on this computer that fits.'
            : `${counted(answer.total, 'entry', 'entries')}, newest first.`}
      </p>
      <p role="status" className="trail-saved">
        {saved !== null && <StrangerLine text={saved} longest={600} />}
      </p>
      <div className="trail-list" tabIndex={0} role="group" aria-label="Trail of decisions">
        <ol>
          {(answer?.entries ?? []).map((entry) => (
            <TrailEntryLine key={entry.wish.id} entry={entry} tenants={tenants} />
          ))}
        </ol>
        {answer !== null && answer.next !== null && (
          <Button onClick={() => void more()}>Show more</Button>
        )}
      </div>
    </PlainDialog>
  );
}
