import { flushSync } from 'react-dom';
import { Button } from '@fluentui/react-components';
import { useEffect, useMemo, useRef } from 'react';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { Place } from '#shared/domain/telling/event.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { useCommand } from '../../api.tsx';
import { useOfferedKeys } from '../../ui/offers.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { useInbox } from './inbox-context.ts';
import { InboxList } from './inbox-list.tsx';
import { ReminderList } from './reminder-list.tsx';
import { TellingForm } from './telling-form.tsx';
import '../../styles/inbox.css';

/** What j and k go to; Enter is answered by the one in focus. */
const LINES = '.inbox-text > button, .inbox-burst > summary';

interface InboxScreenProps {
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
  readonly onGo: (place: Place) => void;
}

/** What was told, what will come back, and how the person wants to be told. */
export function InboxScreen({ tenants, onGo }: InboxScreenProps) {
  const entries = useInbox((state) => state.entries);
  const unread = useInbox((state) => state.unread);
  const quiet = useInbox((state) => state.quiet);
  const failure = useInbox((state) => state.failure);
  const telling = useInbox((state) => state.showsTelling);
  const setTelling = useInbox((state) => state.showTelling);
  useEffect(() => () => setTelling(false), [setTelling]);
  const run = useCommand();
  const newest = entries?.[0]?.id;
  const page = useRef<HTMLDivElement>(null);
  useOfferedKeys(
    useMemo(() => {
      const step = (by: number) => () => {
        const lines = [...(page.current?.querySelectorAll<HTMLElement>(LINES) ?? [])];
        const shown = lines.filter((line) => line.checkVisibility());
        const at = shown.findIndex((line) => line === document.activeElement);
        shown[at < 0 ? 0 : Math.max(0, Math.min(shown.length - 1, at + by))]?.focus();
      };
      return { j: step(1), k: step(-1) };
    }, []),
  );
  return (
    <div ref={page} className="page inbox" tabIndex={0} role="region" aria-labelledby="inbox-title">
      <div className="page-top">
        <h1 id="inbox-title">Inbox</h1>
        <span className="inbox-buttons">
          {!telling && newest !== undefined && (
            <Button
              disabled={unread === 0}
              onClick={() => void run('inbox.markAll', { upTo: newest })}
            >
              Mark all read
            </Button>
          )}
          <Button
            aria-expanded={telling}
            onClick={() => {
              flushSync(() => setTelling(!telling)); // the list can take the focus once it is there
              if (telling)
                (page.current?.querySelector<HTMLElement>(LINES) ?? page.current)?.focus();
            }}
          >
            {telling ? 'Back to the inbox' : 'How I am told'}
          </Button>
        </span>
      </div>
      {failure && (
        <p role="alert" className="failure-message">
          <StrangerLine text={failure.message} />
        </p>
      )}
      {telling ? (
        <TellingForm tenants={tenants} />
      ) : (
        <>
          <p className="muted" role="status">
            {unread === 0 ? 'Nothing unread.' : `${unread.toLocaleString()} unread.`}
            {quiet && ' Notifications are held back now; everything is still kept here.'}
          </p>
          <ReminderList tenants={tenants} onOpen={(key) => onGo({ kind: 'incident', ...key })} />
          <InboxList tenants={tenants} onGo={onGo} />
        </>
      )}
    </div>
  );
}
