import { useEffect, useRef } from 'react';
import {
  type ActionGroup,
  ALL_ACTIONS,
  APPROVAL_KEYS,
  MY_ACCESS_KEYS,
  REVIEW_KEYS,
  RUNWAY_KEYS,
  FIXED_KEYS,
  INBOX_KEYS,
  WRITING_KEYS,
} from '#shared/domain/keys/action.ts';
import { PlainDialog } from '../ui/plain-dialog.tsx';
import { useKeysText } from '../ui/shortcuts.tsx';
import { rangeMark } from './actions/leads-out.ts';
import type { KeyPart } from './key-part.ts';
import '../styles/keys.css';

const GROUPS: readonly ActionGroup[] = [
  'Moving',
  'Incident',
  'Board',
  'Evidence',
  'Go to',
  'Tidewatch',
];

/** Keys of what is shown, beside those of the table. */
const LISTS = [
  ['In the list', FIXED_KEYS],
  ['While writing', WRITING_KEYS],
  ['In the inbox', INBOX_KEYS],
  ['In the approvals', APPROVAL_KEYS],
  ['In my access', MY_ACCESS_KEYS],
  ['In the access reviews', REVIEW_KEYS],
  ['In the runway', RUNWAY_KEYS],
] as const satisfies readonly (readonly [KeyPart, unknown])[];

interface KeyListProps {
  /** The list begins there: it is what the person has before them. */
  readonly part: KeyPart | null;
  /** In a training range. */
  readonly range: boolean;
  readonly onClose: () => void;
}

/** Every key and what it does, as they are set now. */
export function KeyList({ part, range, onClose }: KeyListProps) {
  const textOf = useKeysText();
  const inGroup = (group: ActionGroup) =>
    ALL_ACTIONS.filter((action) => action.group === group).flatMap(({ id, name }) => {
      const keys = textOf(id);
      const mark = rangeMark(id, range);
      return keys === null ? [] : [{ keys, name: mark === null ? name : `${name} (${mark})` }];
    });
  return (
    <PlainDialog title="Keys" onClose={onClose}>
      <div className="key-groups">
        {[...LISTS, ...GROUPS.map((group) => [group, inGroup(group)] as const)].map(
          ([name, entries]) => (
            <KeyGroup key={name} name={name} entries={entries} here={name === part} />
          ),
        )}
      </div>
      <p>Keys are changed, and single keys switched off, in the settings.</p>
    </PlainDialog>
  );
}

interface KeyGroupProps {
  readonly name: string;
  readonly here: boolean;
  readonly entries: readonly { readonly keys: string; readonly name: string }[];
}

function KeyGroup({ name, here, entries }: KeyGroupProps) {
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (here) section.current?.scrollIntoView({ block: 'center' });
  }, [here]);
  if (entries.length === 0) return null;
  return (
    <section ref={section} data-here={here}>
      <h3>
        {name}
        {here && <span className="key-here"> · you are here</span>}
      </h3>
      <dl className="key-list">
        {entries.map((entry) => (
          <div key={entry.name}>
            <dt>
              <kbd>{entry.keys}</kbd>
            </dt>
            <dd>{entry.name}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
