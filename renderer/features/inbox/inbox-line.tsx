import { entryTitle, type InboxEntry } from '#shared/domain/telling/inbox-entry.ts';
import { kindWord } from '#shared/domain/telling/toast.ts';
import type { TellingRule } from '#shared/domain/telling/rule.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { cut, shortened, visibleLine } from '#shared/text.ts';
import { SeverityMark, TenantMark } from '../../ui/marks.tsx';
import { TimeAgo } from '../../ui/relative-time.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';

interface InboxLineProps {
  readonly entry: InboxEntry;
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
  /** The rule that told it, where it is still there. */
  readonly rule: Pick<TellingRule, 'id' | 'name'> | undefined;
  readonly onRule: (id: string) => void;
  readonly onOpen: (entry: InboxEntry) => void;
  readonly onMark: (entry: InboxEntry, read: boolean) => void;
}

/** One thing that was told: whose it is, what happened, and the way to it. */
export function InboxLine({ entry, tenants, rule, onRule, onOpen, onMark }: InboxLineProps) {
  const { tenantId, kind, severity, note, at, readAt } = entry;
  const title = entryTitle(entry);
  const tenant = tenantId === null ? undefined : tenants.get(tenantId);
  const isUnread = readAt === null;
  const markWord = isUnread ? 'Mark read' : 'Mark unread';
  const shown = visibleLine(shortened(note === null ? title : `${title} ${note}`, 500));
  return (
    <li className="inbox-line" data-unread={isUnread}>
      <span className="inbox-kind">
        {isUnread && <span className="hidden-text">Unread: </span>}
        {kindWord(kind)}
      </span>
      <span className="inbox-severity">
        {severity !== null && <SeverityMark severity={severity} />}
      </span>
      <span className="inbox-text" title={shown}>
        <button type="button" className="link-button" onClick={() => onOpen(entry)}>
          <StrangerLine text={title} longest={200} />
        </button>
        {note !== null && (
          <span className="muted">
            {' '}
            <StrangerLine text={note} longest={300} />
          </span>
        )}
      </span>
      <span className="inbox-tenant">
        {tenantId !== null && (
          <TenantMark name={tenant?.name ?? tenantId} colour={tenant?.colour ?? null} />
        )}
      </span>
      <span className="inbox-rule">
        {rule && (
          <button
            type="button"
            className="quiet-button"
            title={`Told by the rule “${visibleLine(rule.name)}”. Go to it.`}
            onClick={() => onRule(rule.id)}
          >
            <span className="inbox-rule-word">Rule</span>
            <span className="inbox-rule-name">
              <span className="hidden-text">Rule: </span>
              <StrangerLine text={rule.name} longest={80} />
            </span>
          </button>
        )}
      </span>
      <TimeAgo at={at} />
      <button
        type="button"
        className="quiet-button"
        aria-label={`${markWord}: ${cut(shown, 80)}`}
        onClick={() => onMark(entry, isUnread)}
      >
        {markWord}
      </button>
    </li>
  );
}
