import type { RequestId } from '#shared/domain/access/request.ts';
import { visibleLine } from '#shared/text.ts';
import { useCommand } from '../../../api.tsx';
import { LinkActions, ShutActions } from './browser-actions.tsx';
import { type LineActionsProps, OpenLink } from './line-action.tsx';
import { DEED_WORDS } from './deed-words.ts';
import { useMine, useMineStore } from './mine-context.ts';
import {
  deedOf,
  heldOf,
  type LineOf,
  type MineLine,
  underWayFor,
  whyBusy,
  whyNotAsk,
} from './mine-lines.ts';
import type { Doing } from './mine-slice.ts';
import { useAskAgain, useReceipt } from './use-own-commands.ts';

/** What can be done with a line, each with its own button. */
export function LineActions(props: LineActionsProps<MineLine['kind']>) {
  const { line, ...rest } = props;
  switch (line.kind) {
    case 'held':
      return <HeldActions line={line} {...rest} />;
    case 'request':
      return <RequestActions line={line} {...rest} />;
    case 'package':
      return <PackageActions line={line} {...rest} />;
    case 'link':
      return <LinkActions line={line} {...rest} />;
    case 'shut':
      return <ShutActions line={line} {...rest} />;
  }
}

function HeldActions({ line }: LineActionsProps<'held'>) {
  const store = useMineStore();
  const askAgain = useAskAgain();
  const { doNow } = store.getState();
  const { isLive, canAsk } = line.row;
  const busy = whyBusy(line.row);
  if (!isLive && !canAsk) return null;
  return (
    <div className="mine-actions">
      {busy !== null && <p className="muted">{busy}</p>}
      {busy !== null && <UnderWay line={line} />}
      {canAsk && (
        <button
          type="button"
          className="plain-button"
          disabled={busy !== null}
          onClick={() => askAgain(line)}
        >
          {DEED_WORDS[deedOf(isLive ? line.row : null)].button}
        </button>
      )}
      {isLive && (
        <>
          {canAsk && (
            <button
              type="button"
              className="plain-button"
              disabled={busy !== null}
              onClick={() => doNow({ what: 'change', line })}
            >
              Change dates or answers
            </button>
          )}
          <button
            type="button"
            className="plain-button"
            disabled={busy !== null}
            onClick={() => doNow({ what: 'give-back', line })}
          >
            Give back
          </button>
        </>
      )}
    </div>
  );
}

/** What keeps all else waiting: it is canceled from here, or shown where it cannot be. */
function UnderWay({ line }: { readonly line: LineOf<'held'> }) {
  const store = useMineStore();
  const mine = useMine((state) => state.mine);
  const request = underWayFor(line.row, mine);
  if (request === null) return null;
  const { requestId, canCancel } = request.row;
  const doing: Doing =
    canCancel && requestId !== null
      ? { what: 'cancel', line: request, requestId }
      : { what: 'look', line: request };
  return (
    <button type="button" className="plain-button" onClick={() => store.getState().doNow(doing)}>
      {doing.what === 'cancel' ? 'Cancel the request' : 'Show the request'}
    </button>
  );
}

function RequestActions(props: LineActionsProps<'request'>) {
  const { line, name, onDone } = props;
  const store = useMineStore();
  const run = useCommand();
  const tell = useReceipt(props);
  const { tenantId, canCancel, canReprocess, canAskAgain } = line.row;
  const reprocess = async (requestId: RequestId) => {
    onDone();
    const answer = await run('access.reprocess', { requests: [{ tenantId, requestId }] });
    if (answer.ok) tell('Another try', answer.value);
  };
  const askAgain = useAskAgain();
  const held = useMine((state) => heldOf(line, state.mine));
  const { requestId } = line.row;
  return (
    <div className="mine-actions">
      {canCancel && requestId !== null && (
        <button
          type="button"
          className="plain-button"
          onClick={() => store.getState().doNow({ what: 'cancel', line, requestId })}
        >
          Cancel the request
        </button>
      )}
      {canReprocess && requestId !== null && (
        <button type="button" className="plain-button" onClick={() => void reprocess(requestId)}>
          Reprocess
        </button>
      )}
      {canAskAgain && (
        <button type="button" className="plain-button" onClick={() => askAgain(line)}>
          {DEED_WORDS[deedOf(held)].button}
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
  const packages = [{ tenantId, packageId, policyId: null, title: line.title, had: null }];
  const onOver = () => {
    const { picked, pick } = store.getState();
    if (picked.has(line.key)) pick(line.key);
  };
  const reason = whyNotAsk(line.row);
  return (
    <div className="mine-actions">
      {reason !== null && <p className="muted">{reason}</p>}
      {reason === null && (
        <button
          type="button"
          className="plain-button"
          onClick={() => store.getState().doNow({ what: 'ask', deed: 'ask', packages, onOver })}
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
