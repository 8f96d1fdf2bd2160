import { Button } from '@fluentui/react-components';
import type { TenantRow } from '#shared/contract/tenants.ts';
import { type InboxEntry, placeOf } from '#shared/domain/telling/inbox-entry.ts';
import type { TellingRule } from '#shared/domain/telling/rule.ts';
import type { Place } from '#shared/domain/telling/event.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { useCommand } from '../../api.tsx';
import { TimeAgo } from '../../ui/relative-time.tsx';
import { useInbox } from './inbox-context.ts';
import { burstWords, groupsOf, type InboxGroup, unreadIn } from './inbox-groups.ts';
import { InboxLine } from './inbox-line.tsx';
import { markLines } from './mark-lines.ts';

/** A burst of more lines than these is folded into one. */
const MOST_OPEN = 3;

const NO_RULES: readonly TellingRule[] = [];

interface InboxListProps {
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
  readonly onGo: (place: Place) => void;
}

/** Everything that was told, newest first. */
export function InboxList({ tenants, onGo }: InboxListProps) {
  const entries = useInbox((state) => state.entries);
  const next = useInbox((state) => state.next);
  const showOlder = useInbox((state) => state.showOlder);
  const rules = useInbox((state) => state.telling?.rules ?? NO_RULES);
  const seekRule = useInbox((state) => state.seekRule);
  const run = useCommand();
  const mark = (lines: readonly InboxEntry[], read: boolean) => void markLines(run, lines, read);
  const open = (entry: InboxEntry) => {
    if (entry.readAt === null) mark([entry], true);
    const place = placeOf(entry);
    if (place.kind !== 'inbox') onGo(place);
  };
  if (entries === null) return null;
  if (entries.length === 0) {
    return (
      <p>
        Nothing was told yet. What the rules ask for is kept here, whether or not you saw its
        notification.
      </p>
    );
  }
  return (
    <>
      {groupsOf(entries).map((group) => (
        <Group
          key={group.firstId}
          group={group}
          tenants={tenants}
          rules={rules}
          onRule={seekRule}
          onOpen={open}
          onMark={mark}
        />
      ))}
      {next !== null && <Button onClick={() => void showOlder()}>Show older</Button>}
    </>
  );
}

interface GroupProps extends Pick<InboxListProps, 'tenants'> {
  readonly group: InboxGroup;
  readonly rules: readonly TellingRule[];
  readonly onRule: (id: string) => void;
  readonly onOpen: (entry: InboxEntry) => void;
  readonly onMark: (entries: readonly InboxEntry[], read: boolean) => void;
}

function Group(props: GroupProps) {
  const { group, tenants, rules, onRule, onOpen, onMark } = props;
  const { entries, newest } = group;
  const unread = unreadIn(entries);
  const lines = (
    <ul className="inbox-lines">
      {entries.map((entry) => (
        <InboxLine
          key={entry.id}
          entry={entry}
          tenants={tenants}
          rule={rules.find(({ id }) => id === entry.ruleId)}
          onRule={onRule}
          onOpen={onOpen}
          onMark={(one, read) => onMark([one], read)}
        />
      ))}
    </ul>
  );
  const { what, kinds } = burstWords(entries, (id) => tenants.get(id)?.name ?? id);
  if (entries.length <= MOST_OPEN) return lines;
  return (
    <details className="inbox-burst" data-unread={unread > 0}>
      <summary>
        <strong>
          <bdi>{what}</bdi>
        </strong>{' '}
        {kinds !== null && <span className="muted">{kinds}</span>}{' '}
        {unread > 0 && <span>{unread.toLocaleString()} unread</span>} <TimeAgo at={newest.at} />
      </summary>
      {unread > 0 && (
        <button type="button" className="quiet-button" onClick={() => onMark(entries, true)}>
          Mark these {entries.length.toLocaleString()} read
        </button>
      )}
      {lines}
    </details>
  );
}
