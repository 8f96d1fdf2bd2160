import { counted } from '../../../ui/words.ts';
import type { AccessPartProps } from '../access-part.ts';
import { ListNarrowing } from '../list-narrowing.tsx';
import { useMine, useMineStore } from './mine-context.ts';
import { type Group, GROUP_NAMES, groupBeside, GROUPS } from './mine-lines.ts';

interface MineBarProps extends Pick<AccessPartProps, 'tenants'> {
  readonly counts: Readonly<Record<Group, number>>;
  readonly shown: number;
  /** How many of them are over: ended, or answered. */
  readonly past: number;
  readonly onAskPicked: () => void;
  /** From the filter to the list. */
  readonly onToList: () => void;
  readonly onCopyLinks: () => void;
}

const LINES: Readonly<Record<Group, readonly [one: string, many: string]>> = {
  held: ['package', 'packages'],
  pending: ['request', 'requests'],
  packages: ['package', 'packages'],
  browser: ['tenant or link', 'tenants or links'],
};

/** How many lines are shown, as what they are. @param past how many of them are over. */
function lineWords(group: Group, shown: number, past: number): string {
  const lines = counted(shown, ...LINES[group]);
  if (past === 0) return lines;
  return `${lines}, ${past.toLocaleString()} ${group === 'held' ? 'no longer yours' : 'answered'}`;
}

/** Which group is shown, what it is narrowed to, and what can be done with what is picked. */
export function MineBar({
  tenants,
  counts,
  shown,
  past,
  onAskPicked,
  onToList,
  onCopyLinks,
}: MineBarProps) {
  const group = useMine((state) => state.group);
  const text = useMine((state) => state.text);
  const tenant = useMine((state) => state.tenant);
  const picked = useMine((state) => state.picked);
  const wide = useMine((state) => state.wide);
  const store = useMineStore();
  const { showGroup, filter, widen, letGo, doNow } = store.getState();
  return (
    <div className="approvals-bar mine-bar">
      <fieldset className="segments">
        <legend className="hidden-text">Which of my access</legend>
        {GROUPS.map((name) => (
          <button
            key={name}
            type="button"
            className="plain-button"
            aria-pressed={name === group}
            onClick={() => showGroup(name)}
          >
            {GROUP_NAMES[name]} <span className="tabular">{counts[name].toLocaleString()}</span>
            {name === groupBeside(group, 1) && <kbd aria-hidden="true">h</kbd>}
          </button>
        ))}
      </fieldset>
      <ListNarrowing
        tenants={tenants}
        filter={{ text, tenant }}
        placeholder="Package, tenant…"
        onFilter={filter}
        onToList={onToList}
      />
      {group === 'packages' && (
        <label>
          <input type="checkbox" checked={wide} onChange={({ target }) => widen(target.checked)} />{' '}
          Also what I have or asked for
        </label>
      )}
      <span role="status">{lineWords(group, shown, past)}</span>
      {group === 'packages' && (
        <span className="approvals-buttons">
          {picked.size === 0 ? (
            <span className="muted">
              <kbd>x</kbd> picks
            </span>
          ) : (
            <strong>{picked.size.toLocaleString()} picked</strong>
          )}
          <button
            type="button"
            className="quiet-button"
            disabled={picked.size === 0}
            onClick={letGo}
          >
            Let go
          </button>
          <button
            type="button"
            className="plain-button"
            disabled={picked.size === 0}
            onClick={onAskPicked}
          >
            Ask for {counted(picked.size, 'package')} <kbd aria-hidden="true">a</kbd>
          </button>
        </span>
      )}
      {group === 'browser' && (
        <span className="approvals-buttons">
          <button type="button" className="plain-button" onClick={() => doNow({ what: 'import' })}>
            Import links
          </button>
          <button type="button" className="plain-button" onClick={onCopyLinks}>
            Copy all links
          </button>
        </span>
      )}
    </div>
  );
}
