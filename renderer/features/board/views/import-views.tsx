import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { FoundView } from '#shared/contract/views.ts';
import { isBuiltIn } from '#shared/domain/views/view.ts';
import { useApi } from '../../../api.tsx';
import { PlainDialog } from '../../../ui/plain-dialog.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import { counted } from '../../../ui/words.ts';
import { type Choice, importsOf } from './imports.ts';
import { Refusal } from './refusal.tsx';
import { useViews } from './views-context.ts';

const CHOICES: readonly { readonly choice: Choice; readonly name: string }[] = [
  { choice: 'keep-both', name: 'Keep both' },
  { choice: 'replace', name: 'Replace mine' },
  { choice: 'skip', name: 'Skip' },
];

interface ImportViewsProps {
  readonly found: readonly FoundView[];
  readonly onClose: (imported: number | null) => void;
}

/** What is in a team's file, and what becomes of each view whose name is taken here. */
export function ImportViews({ found, onClose }: ImportViewsProps) {
  const api = useApi();
  const views = useViews((state) => state.views);
  const [choices, setChoices] = useState<ReadonlyMap<number, Choice>>(new Map());
  const [refusal, setRefusal] = useState<string | null>(null);
  const choiceOf = (index: number): Choice => choices.get(index) ?? 'keep-both';
  const wanted = importsOf(
    found,
    choiceOf,
    views.map(({ name }) => name),
  );
  const take = async () => {
    const done = await api.command('views.import', { views: [...wanted] });
    if (done.ok) onClose(done.value);
    else setRefusal([done.failure.message, done.failure.remedy].filter(Boolean).join(' '));
  };
  return (
    <PlainDialog
      title="Import views"
      closeName="Cancel"
      onClose={() => onClose(null)}
      onSubmit={() => void take()}
      actions={
        <Button type="submit" appearance="primary" disabled={wanted.length === 0}>
          Import {counted(wanted.length, 'view')}
        </Button>
      }
    >
      <p>Nothing of yours is lost: a view of yours changes only where you choose to replace it.</p>
      <ul className="view-table">
        {found.map(({ name, same }, index) => (
          // A file may name two views alike: their place is what tells them apart.
          <li key={`${index} ${name}`}>
            <span />
            <StrangerLine text={name} longest={80} />
            {same === null ? (
              <span className="menu-note">New</span>
            ) : (
              <select
                aria-label={`There is a view called ${name} already`}
                value={choiceOf(index)}
                onChange={({ target }) => {
                  const chosen = CHOICES.find(({ choice }) => choice === target.value)?.choice;
                  if (chosen) setChoices(new Map(choices).set(index, chosen));
                }}
              >
                {CHOICES.filter(({ choice }) => choice !== 'replace' || !isBuiltIn(same)).map(
                  ({ choice, name: label }) => (
                    <option key={choice} value={choice}>
                      {label}
                    </option>
                  ),
                )}
              </select>
            )}
          </li>
        ))}
      </ul>
      <Refusal text={refusal} />
    </PlainDialog>
  );
}
