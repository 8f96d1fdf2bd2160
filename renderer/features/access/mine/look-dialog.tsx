import { useState } from 'react';
import { assignmentWords, type StateWords } from '#shared/domain/access/states.ts';
import { useCommand } from '../../../api.tsx';
import { useClock, useClockText } from '../../../ui/clock.tsx';
import { TenantMark } from '../../../ui/marks.tsx';
import { PlainDialog } from '../../../ui/plain-dialog.tsx';
import { TimeAgo } from '../../../ui/relative-time.tsx';
import { StrangerBlock, StrangerLine } from '../../../ui/stranger-text.tsx';
import { WishNote } from '../wish-mark.tsx';
import type { AccessPartProps } from '../access-part.ts';
import { lastWords } from '../runway/runway-view.ts';
import { TriedHint } from '../tried-hint.tsx';
import { endDayWords, endedWords } from './deed-words.ts';
import { LineActions } from './line-actions.tsx';
import { useMineStore } from './mine-context.ts';
import { type LineOf, type MineLine, whyBusy } from './mine-lines.ts';
import { LineFacts } from './line-facts.tsx';
import { RequestDetails } from './request-details.tsx';
import { nextWords, requestState } from './request-kind.ts';
import { StateLine } from './state-line.tsx';

interface LookDialogProps extends AccessPartProps {
  readonly line: MineLine;
}

/** One line as a whole: where it stands in Entra's words, who acts next, and what can be done. */
export function LookDialog({ line, tenants, offline }: LookDialogProps) {
  const store = useMineStore();
  const run = useCommand();
  const { tenantId, title, wish } = line;
  const tenant = tenants.get(tenantId);
  const standing = standingOf(line);
  const next = useClockText((nowMs, words) => {
    const told = line.kind === 'request' ? nextWords(line.row, nowMs, words) : null;
    return told ?? standing?.next ?? '';
  });
  const isUnsent = wish?.stage === 'recorded';
  // A second Enter answers nothing: what acts at once stands at the front of these.
  const [begin] = useState<'close' | 'first'>(() =>
    line.kind === 'request' || wish?.canTakeBack === true || isBusy(line) ? 'close' : 'first',
  );
  const close = () => store.getState().doNow(null);
  return (
    <PlainDialog title={title} begin={begin} onClose={close}>
      <p>
        <TenantMark name={tenant?.name ?? tenantId} colour={tenant?.colour ?? null} />
      </p>
      {standing !== null && <StateLine words={{ ...standing, next }} />}
      {line.kind === 'held' && line.row.isLive && line.row.endsLast && (
        <p className="approval-hint">
          <span aria-hidden="true">▲</span> {lastWords({ isMine: true }, tenant?.name ?? tenantId)}
        </p>
      )}
      {wish !== null && <WishNote wish={wish} offline={offline} />}
      {wish?.canTakeBack === true && (
        <div className="mine-actions">
          <button
            type="button"
            className="plain-button"
            onClick={() => {
              close();
              const words = isUnsent ? 'Taken back. Nothing was sent.' : 'Put away.';
              void run('access.takeBack', { id: wish.id }, words);
            }}
          >
            {isUnsent ? 'Take back' : 'Put away'}
          </button>
        </div>
      )}
      {line.kind === 'held' && <TriedHint end={line.row} canExtend={line.row.canAsk} />}
      {line.kind === 'held' && <HeldFacts line={line} />}
      {line.kind === 'request' && <RequestDetails row={line.row} />}
      {line.kind === 'package' && <PackageFacts line={line} />}
      {line.kind === 'link' && (
        <p className="muted">
          A durable link of this package: it works for every new colleague, and for whoever has no
          guest account there yet. After the approval the account is noticed by itself.
        </p>
      )}
      <LineActions
        line={line}
        name={tenant?.name ?? tenantId}
        tenants={tenants}
        offline={offline}
        onDone={close}
      />
    </PlainDialog>
  );
}

const isBusy = (line: MineLine) => line.kind === 'held' && whyBusy(line.row) !== null;

function standingOf(line: MineLine): StateWords | null {
  if (line.kind === 'held') return assignmentWords(line.row.state);
  return line.kind === 'request' ? requestState(line.row) : null;
}

function HeldFacts({ line: { row } }: { readonly line: LineOf<'held'> }) {
  const { words } = useClock();
  return (
    <LineFacts
      facts={[
        ['Policy', row.policyName !== null && <StrangerLine text={row.policyName} />],
        ['Since', row.startAt !== null && <TimeAgo at={row.startAt} />],
        row.isLive
          ? ['Ends', row.endAt === null ? endDayWords(row) : words.exact(row.endAt)]
          : ['Ended', row.endedAt === null ? endedWords(row) : words.exact(row.endedAt)],
      ]}
    />
  );
}

function PackageFacts({ line: { row } }: { readonly line: LineOf<'package'> }) {
  return (
    <>
      {row.description !== '' && <StrangerBlock text={row.description} />}
      <LineFacts
        facts={[
          ['Catalog', row.catalog !== '' && <StrangerLine text={row.catalog} />],
          ['Given for', row.length],
          ['Approval', row.needsApproval ? 'needed' : 'not needed'],
          ['Questions', row.questions.toLocaleString()],
        ]}
      />
    </>
  );
}
