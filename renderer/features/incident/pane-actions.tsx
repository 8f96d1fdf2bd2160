import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { useEffect, useId, useState } from 'react';
import type { IncidentDetail } from '#shared/contract/incidents.ts';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { IncidentChange } from '#shared/domain/change.ts';
import type { ActionId } from '#shared/domain/keys/action.ts';
import { keyText, WritableStatus } from '#shared/domain/incident.ts';
import { isSameUser } from '#shared/domain/own-name.ts';
import { incidentValues } from '#shared/domain/templates/incident-values.ts';
import { colleagueOn, isExperts, isHeldByExperts } from '#shared/domain/turn.ts';
import { word } from '#shared/domain/words.ts';
import { visibleLine } from '#shared/text.ts';
import { useCommand } from '../../api.tsx';
import { useClock } from '../../ui/clock.tsx';
import { TenantChip } from '../../ui/marks.tsx';
import { useNameQuestion } from '../../ui/naming.tsx';
import { useReport } from '../../ui/report.tsx';
import { ResolveHeld } from '../../ui/resolve-held.tsx';
import { useTitle } from '../../ui/shortcuts.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { ClassifyForm } from './classify-form.tsx';
import { CommentForm } from './comment-form.tsx';
import { useIncident, useIncidentStore } from './incident-context.ts';
import { TakeOver } from './take-over.tsx';

interface PaneActionsProps {
  readonly detail: IncidentDetail;
  readonly tenant: TenantRow | undefined;
}

/** What can be done, with the tenant it goes to beside the buttons. Every press is a recorded wish. */
export function PaneActions({ detail, tenant }: PaneActionsProps) {
  const { incident, me, write, target } = detail;
  const key = { tenantId: incident.tenantId, incidentId: incident.id };
  const store = useIncidentStore();
  const wish = useIncident((state) => state.wish);
  const fulfilled = useIncident((state) => state.fulfilled);
  const again = useIncident((state) => state.again);
  const follow = useIncident((state) => state.follow);
  const run = useCommand();
  const askName = useNameQuestion();
  const report = useReport();
  const { now } = useClock();
  const [statusOpen, setStatusOpen] = useState(false);
  const draft = useIncident((state) => state.drafts.get(keyText(key))?.classify ?? null);
  const setDraft = useIncident((state) => state.setDraft);
  const [classifying, setClassifying] = useState(draft !== null);
  const [asked, setAsked] = useState(0);
  const [asking, setAsking] = useState<'take' | 'resolve' | null>(null);
  const classifyId = useId();
  const openClassify = () => {
    setAsked(asked + 1);
    setClassifying(true);
  };
  const closeClassify = () => {
    setDraft(key, { classify: null });
    setClassifying(false);
    document.getElementById(classifyId)?.focus(); // the form it was in is gone
  };
  const change = (wanted: IncidentChange) =>
    void run('incidents.change', { ...key, change: wanted });
  const values = () =>
    incidentValues(key, { incident, tenant: tenant?.name ?? null, me, nowMs: now() });
  const isMine = isSameUser(incident.assignedTo, me);
  const colleague = colleagueOn(incident, me);
  const isHeld = isHeldByExperts(incident) || colleague !== null;
  const setStatus = (status: WritableStatus) =>
    status === 'resolved' && isHeld ? setAsking('resolve') : change({ kind: 'status', status });
  const takeNow = () => void run('incidents.take', key);
  const take = () => {
    // A name that is not known is a question to the person; taking goes on once it is answered.
    if (me === null)
      askName({ tenantId: incident.tenantId, onNamed: () => void again(key, 'take') });
    else if (isHeld) setAsking('take');
    else takeNow();
  };

  const notAllowed = write.allowed
    ? null
    : (write.reason ?? 'Changing incidents is not allowed here.');

  // What a key asked for is done, or refused where the person sees and hears it.
  useEffect(() => {
    if (!wish || wish.part === 'comment' || wish.part === 'note') return;
    const { detail: read } = store.getState();
    if (read !== null && read !== detail) return; // what was read last is drawn in a moment
    fulfilled();
    if (notAllowed !== null) {
      const refused = {
        code: 'refused',
        message: notAllowed,
        remedy: null,
        support: null,
      } as const;
      return report({ kind: 'failure', failure: refused });
    }
    if (wish.part === 'status') setStatusOpen(true);
    else if (wish.part === 'classify') openClassify();
    else if (wish.part === 'unassign') change({ kind: 'assign', assignee: null });
    else if (target === null && isMine) report({ kind: 'done', text: 'It is yours already.' });
    else if (target === null) take();
  });

  const title = useTitle();
  const off = (name: string, action: ActionId) => ({
    disabled: !write.allowed,
    title: write.allowed ? title(name, action) : (write.reason ?? undefined),
  });
  return (
    <div className="actions">
      <div className="action-buttons" role="group" aria-label="Actions">
        {target ? (
          <Button
            size="small"
            appearance="primary"
            title={title('Follow the merge', 'follow')}
            onClick={follow}
          >
            Go to incident <StrangerLine text={target.incidentId} longest={40} />
          </Button>
        ) : isMine ? (
          <Button
            size="small"
            {...off('Unassign', 'unassign')}
            onClick={() => change({ kind: 'assign', assignee: null })}
          >
            Unassign
          </Button>
        ) : (
          <Button size="small" appearance="primary" {...off('Assign to me', 'take')} onClick={take}>
            Assign to me
          </Button>
        )}
        {(!isMine || target) && incident.assignedTo !== null && !isExperts(incident.assignedTo) && (
          <Button
            size="small"
            {...off('Unassign', 'unassign')}
            onClick={() => change({ kind: 'assign', assignee: null })}
          >
            Unassign
          </Button>
        )}
        <Menu open={statusOpen} onOpenChange={(_, { open }) => setStatusOpen(open)}>
          <MenuTrigger disableButtonEnhancement>
            <Button size="small" {...off('Status', 'status')}>
              Status
            </Button>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {WritableStatus.options.map((status) => (
                <MenuItem
                  key={status}
                  disabled={status === incident.status}
                  onClick={() => setStatus(status)}
                >
                  {word(status)}
                </MenuItem>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
        <Button
          size="small"
          {...off('Classify', 'classify')}
          id={classifyId}
          aria-expanded={classifying}
          onClick={() => (classifying ? setClassifying(false) : openClassify())}
        >
          Classify
        </Button>
        <span className="actions-to">
          in <TenantChip name={tenant?.name ?? incident.tenantId} colour={tenant?.colour ?? null} />
          <span className="hidden-text">{visibleLine(tenant?.name ?? incident.tenantId)}</span>
        </span>
      </div>
      {notAllowed && !target && (
        <p className="not-allowed">
          <StrangerLine text={notAllowed} />
        </p>
      )}
      {classifying && (
        <ClassifyForm
          tenant={tenant}
          draft={draft}
          asked={asked}
          onDraft={(classify) => setDraft(key, { classify })}
          onClose={closeClassify}
          onSend={(wanted) => {
            change(wanted);
            closeClassify();
          }}
        />
      )}
      <CommentForm incidentKey={key} tenant={tenant} write={write} values={values} />
      {asking === 'resolve' && (
        <ResolveHeld
          incident={incident}
          tenant={tenant}
          onClose={() => setAsking(null)}
          onResolve={() => {
            setAsking(null);
            change({ kind: 'status', status: 'resolved' });
          }}
        />
      )}
      {asking === 'take' && (
        <TakeOver
          detail={detail}
          tenant={tenant}
          onClose={() => setAsking(null)}
          onTake={() => {
            setAsking(null);
            takeNow();
          }}
        />
      )}
    </div>
  );
}
