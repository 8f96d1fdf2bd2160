import { Button } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { ChangeField, Conflict } from '#shared/domain/change-fields.ts';
import { StrangerLine } from './stranger-text.tsx';
import { severityWord, word } from './words.ts';

interface CollisionChoiceProps {
  readonly conflicts: readonly Conflict[];
  /** Members of the wish nobody else touched: they are sent whatever is chosen for the others. */
  readonly untouched: readonly ChangeField[];
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

function shown(field: ChangeField, value: string | null): string {
  if (value === null || value === '') return field === 'assignedTo' ? 'Nobody' : 'Not set';
  if (field === 'status') return word(value);
  if (field === 'severity') return severityWord(value);
  if (field !== 'verdict') return value;
  return value
    .split('/')
    .filter((part) => part !== '')
    .map(word)
    .join(', ');
}

/** Somebody was faster: what it was, what the tenant has now and what was wished, to be chosen from. */
export function CollisionChoice({ conflicts, untouched, onSettle }: CollisionChoiceProps) {
  const group = useId();
  const [mine, setMine] = useState<ReadonlySet<ChangeField>>(new Set());
  const choose = (field: ChangeField, ours: boolean) => {
    const next = new Set(mine);
    if (ours) next.add(field);
    else next.delete(field);
    setMine(next);
  };
  const nothing = mine.size === 0 && untouched.length === 0;
  return (
    <form
      className="collision"
      aria-label="What shall stand"
      onSubmit={(event) => {
        event.preventDefault();
        onSettle([...untouched, ...mine]);
      }}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Before</th>
            <th scope="col">Theirs, now</th>
            <th scope="col">Mine</th>
          </tr>
        </thead>
        <tbody>
          {conflicts.map(({ field, base, theirs, mine: wished }) => (
            <tr key={field}>
              <th scope="row">{NAMES[field]}</th>
              <td>
                <StrangerLine text={shown(field, base)} longest={120} />
              </td>
              {[theirs, wished].map((value, place) => (
                <td key={place === 0 ? 'theirs' : 'mine'}>
                  <label>
                    <input
                      type="radio"
                      name={`${group} ${field}`}
                      checked={mine.has(field) === (place === 1)}
                      onChange={() => choose(field, place === 1)}
                    />
                    <StrangerLine text={shown(field, value)} longest={120} />
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Button size="small" type="submit">
        {nothing ? 'Keep theirs' : 'Send what is mine'}
      </Button>
    </form>
  );
}
