import type { RequestId } from '#shared/domain/access/request.ts';
import type { LinkTarget } from '#shared/domain/links.ts';
import { visibleLine } from '#shared/text.ts';
import { useCommand } from '../../../api.tsx';
import { useMineStore } from './mine-context.ts';
import { type LineOf, type MineLine, whyNotAsk } from './mine-lines.ts';
import { useAskAgain, useReceipt } from './use-own-commands.ts';

interface LineActionsProps<K extends MineLine['kind']> {
  readonly line: LineOf<K>;
  /** Of the tenant; hostile. */
  readonly name: string;
  readonly onDone: () => void;
}

/** What can be done with a line, each with its own button. */
export function LineActions(props: LineActionsProps<MineLine['kind']>) {
  const { line, name, onDone } = props;
  switch (line.kind) {
    case 'held':
      return <HeldActions line={line} name={name} onDone={onDone} />;
    case 'request':
      return <RequestActions line={line} name={name} onDone={onDone} />;
    case 'package':
      return <PackageActions line={line} name={name} onDone={onDone} />;
    case 'link':
      return <LinkActions line={line} name={name} onDone={onDone} />;
    case 'shut':
      return <ShutActions line={line} name={name} onDone={onDone} />;
  }
}

function HeldActions({ line }: LineActionsProps<'held'>) {
  const store = useMineStore();
  const askAgain = useAskAgain();
  const { doNow } = store.getState();
  const { isLive, canAsk, isPending } = line.row;
  if (!isLive && !canAsk) return null;
  return (
    <div className="mine-actions">
      {isPending && (
        <p className="muted">A request for it is under way: nothing else until then.</p>
      )}
      {canAsk && (
        <button
          type="button"
          className="plain-button"
          disabled={isPending}
          onClick={() => askAgain(line)}
        >
          {isLive ? 'Extend' : 'Ask again'}
        </button>
      )}
      {isLive && (
        <>
          {canAsk && (
            <button
              type="button"
              className="plain-button"
              disabled={isPending}
              onClick={() => doNow({ what: 'change', line })}
            >
              Change dates or answers
            </button>
          )}
          <button
            type="button"
            className="plain-button"
            disabled={isPending}
            onClick={() => doNow({ what: 'give-back', line })}
          >
            Give back
          </button>
        </>
      )}
    </div>
  );
}

function RequestActions({ line, name, onDone }: LineActionsProps<'request'>) {
  const run = useCommand();
  const tell = useReceipt(false);
  const { tenantId, canCancel, canReprocess, canAskAgain } = line.row;
  const standing = async (kind: 'access.cancel' | 'access.reprocess', requestId: RequestId) => {
    onDone();
    const answer = await run(kind, { requests: [{ tenantId, requestId }] });
    if (answer.ok) tell(kind === 'access.cancel' ? 'Cancellation' : 'Another try', answer.value);
  };
  const askAgain = useAskAgain();
  const { requestId } = line.row;
  return (
    <div className="mine-actions">
      {canCancel && requestId !== null && (
        <button
          type="button"
          className="plain-button"
          onClick={() => void standing('access.cancel', requestId)}
        >
          Cancel the request
        </button>
      )}
      {canReprocess && requestId !== null && (
        <button
          type="button"
          className="plain-button"
          onClick={() => void standing('access.reprocess', requestId)}
        >
          Reprocess
        </button>
      )}
      {canAskAgain && (
        <button type="button" className="plain-button" onClick={() => askAgain(line)}>
          Ask again
        </button>
      )}
      <OpenLink
        target={{ kind: 'my-access', tenantId }}
        name={`Open My Access of ${visibleLine(name)}`}
      >
        Open My Access
      </OpenLink>
    </div>
  );
}

function PackageActions({ line, name }: LineActionsProps<'package'>) {
  const store = useMineStore();
  const { tenantId, packageId } = line.row;
  const packages = [{ tenantId, packageId, policyId: null, title: line.title }];
  const reason = whyNotAsk(line.row);
  return (
    <div className="mine-actions">
      {reason !== null && <p className="muted">{reason}</p>}
      {reason === null && (
        <button
          type="button"
          className="plain-button"
          onClick={() => store.getState().doNow({ what: 'ask', packages })}
        >
          Ask for it
        </button>
      )}
      <OpenLink
        target={{ kind: 'access-package', tenantId, packageId }}
        name={`Open it in My Access of ${visibleLine(name)}`}
      >
        Open in My Access
      </OpenLink>
    </div>
  );
}

function LinkActions({ line, name, onDone }: LineActionsProps<'link'>) {
  const run = useCommand();
  const { tenantId, packageId, saidAt } = line.row;
  const target = { kind: 'access-package', tenantId, packageId } as const;
  const shown = visibleLine(name);
  const say = (said: boolean) => {
    onDone();
    void run(
      'access.askedInBrowser',
      { tenantId, packageId, name: line.title, said },
      said ? 'Noted. The guest account is noticed by itself.' : 'Put away.',
    );
  };
  return (
    <div className="mine-actions">
      <OpenLink target={target} name={`Open it in My Access of ${shown}`}>
        Open in My Access
      </OpenLink>
      <button
        type="button"
        className="plain-button"
        onClick={() => void run('links.copy', { target }, `The link for ${shown} is copied.`)}
      >
        Copy the link
      </button>
      {saidAt === null ? (
        <button type="button" className="plain-button" onClick={() => say(true)}>
          I asked in the browser
        </button>
      ) : (
        <>
          <button
            type="button"
            className="plain-button"
            onClick={() => void run('sync.now', { tenantId }, `Looking at ${shown}.`)}
          >
            Look now
          </button>
          <button type="button" className="plain-button" onClick={() => say(false)}>
            Put away what I asked
          </button>
        </>
      )}
      {line.row.domain !== '' && (
        <button
          type="button"
          className="plain-button"
          onClick={() => {
            onDone();
            void run(
              'access.forgetLink',
              { tenantId, packageId },
              'The link is not kept any more.',
            );
          }}
        >
          Forget the link
        </button>
      )}
    </div>
  );
}

function ShutActions({ line, name }: LineActionsProps<'shut'>) {
  const store = useMineStore();
  const run = useCommand();
  const { tenantId } = line;
  const shown = visibleLine(name);
  if (line.row.reach === 'needs-consent') {
    const done = `The approval link for ${shown} is copied. Send it to an administrator of that tenant.`;
    const target = { kind: 'access-consent', tenantId } as const;
    return (
      <div className="mine-actions">
        <button
          type="button"
          className="plain-button"
          onClick={() => void run('links.copy', { target }, done)}
        >
          Copy the approval link
        </button>
      </div>
    );
  }
  return (
    <div className="mine-actions">
      <OpenLink target={{ kind: 'my-access', tenantId }} name={`Open My Access of ${shown}`}>
        Open My Access
      </OpenLink>
      <button
        type="button"
        className="plain-button"
        onClick={() => store.getState().doNow({ what: 'import' })}
      >
        Import links
      </button>
    </div>
  );
}

interface OpenLinkProps {
  readonly target: LinkTarget;
  /** What it is called where it stands alone: for screen readers. */
  readonly name: string;
  readonly children: string;
}

function OpenLink({ target, name, children }: OpenLinkProps) {
  const run = useCommand();
  return (
    <button
      type="button"
      className="plain-button"
      aria-label={name}
      onClick={() => void run('links.open', { target })}
    >
      {children}
    </button>
  );
}
