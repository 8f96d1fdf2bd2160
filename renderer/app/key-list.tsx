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
import '../styles/keys.css';

const GROUPS: readonly ActionGroup[] = [
  'Moving',
  'Incident',
  'Board',
  'Evidence',
  'Go to',
  'Tidewatch',
];

interface KeyListProps {
  /** In a training range. */
  readonly range: boolean;
  readonly onClose: () => void;
}

/** Every key and what it does, as they are set now. */
export function KeyList({ range, onClose }: KeyListProps) {
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
        <KeyGroup name="In the list" entries={FIXED_KEYS} />
        <KeyGroup name="While writing" entries={WRITING_KEYS} />
        <KeyGroup name="In the inbox" entries={INBOX_KEYS} />
        <KeyGroup name="In the approvals" entries={APPROVAL_KEYS} />
        <KeyGroup name="In my access" entries={MY_ACCESS_KEYS} />
        <KeyGroup name="In the access reviews" entries={REVIEW_KEYS} />
        <KeyGroup name="In the runway" entries={RUNWAY_KEYS} />
        {GROUPS.map((group) => (
          <KeyGroup key={group} name={group} entries={inGroup(group)} />
        ))}
      </div>
      <p>Keys are changed, and single keys switched off, in the settings.</p>
    </PlainDialog>
  );
}

interface KeyGroupProps {
  readonly name: string;
  readonly entries: readonly { readonly keys: string; readonly name: string }[];
}

function KeyGroup({ name, entries }: KeyGroupProps) {
  if (entries.length === 0) return null;
  return (
    <section>
      <h3>{name}</h3>
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
