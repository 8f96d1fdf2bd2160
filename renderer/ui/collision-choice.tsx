import { Button } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { ChangeField, Conflict } from '#shared/domain/change-fields.ts';
import { useOffer } from './offers.tsx';
import { memberValue } from './member-words.ts';
import { Keys } from './shortcuts.tsx';
import { StrangerLine } from './stranger-text.tsx';

interface CollisionChoiceProps {
  readonly conflicts: readonly Conflict[];
  /** Members of the wish nobody else touched: they are sent whatever is chosen for the others. */
  readonly untouched: readonly ChangeField[];
  readonly keyed: boolean;
  readonly onSettle: (mine: readonly ChangeField[]) => void;
}

const NAMES: Record<ChangeField, string> = {
  status: 'Status',
  assignedTo: 'Assigned to',
  verdict: 'Classification',
  severity: 'Severity',
  title: 'Title',
  resolvingComment: 'Resolving comment',
};

/**
 * Somebody was faster: what it was, what the tenant has now and what was wished, to be chosen from. `keyed`
 * says that the keys of both answers mean this one.
 */
export function CollisionChoice({ conflicts, untouched, keyed, onSettle }: CollisionChoiceProps) {
  const group = useId();
  const [mine, setMine] = useState<ReadonlySet<ChangeField>>(new Set());
  const choose = (field: ChangeField, ours: boolean) => {
    const next = new Set(mine);
    if (ours) next.add(field);
    else next.delete(field);
    setMine(next);
  };
  const isMixed = mine.size > 0 && mine.size < conflicts.length;
  const chosen = mine.size === 0 ? conflicts.map(({ field }) => field) : [...mine];
  const send = () => onSettle([...untouched, ...chosen]);
  const keep = () => onSettle(untouched);
  useOffer('settle-mine', send, { when: keyed });
  useOffer('settle-theirs', keep, { when: keyed });
  return (
    <form
      className="collision"
      aria-label="What shall stand"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {conflicts.map(({ field, base, theirs, mine: wished }) => (
        <fieldset key={field}>
          <legend>
            <strong>{NAMES[field]}</strong>{' '}
            <span className="muted">
              before: <StrangerLine text={memberValue(field, base)} longest={120} />
            </span>
          </legend>
          {[theirs, wished].map((value, place) => (
            <label key={place === 0 ? 'theirs' : 'mine'}>
              <input
                type="radio"
                name={`${group} ${field}`}
                checked={mine.has(field) === (place === 1)}
                onChange={() => choose(field, place === 1)}
              />
              <span className="muted">{place === 0 ? 'Theirs, now:' : 'Mine:'}</span>{' '}
              <StrangerLine text={memberValue(field, value)} longest={120} />
            </label>
          ))}
        </fieldset>
      ))}
      <span className="change-actions">
        <Button size="small" type="submit">
          {isMixed ? 'Send what is chosen' : 'Send what is mine'}
          {keyed && (
            <>
              &nbsp;
              <Keys of="settle-mine" />
            </>
          )}
        </Button>
        <Button size="small" onClick={keep}>
          {untouched.length > 0 ? 'Keep theirs, send the rest' : 'Keep theirs'}
          {keyed && (
            <>
              &nbsp;
              <Keys of="settle-theirs" />
            </>
          )}
        </Button>
      </span>
    </form>
  );
}
