import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons/svg/chevron-down';
import type { IncidentDetail } from '#shared/contract/incidents.ts';
import { isPending, LONGEST_TASK_TITLE } from '#shared/domain/change.ts';
import {
  type IncidentTask,
  WritableTaskStatus,
  type WritableTaskStatus as Status,
} from '#shared/domain/incident-task.ts';
import { word } from '#shared/domain/words.ts';
import { shortened, visibleLine } from '#shared/text.ts';
import { useCommand } from '../../api.tsx';
import { TimeAgo } from '../../ui/relative-time.tsx';
import { StrangerBlock, StrangerLine } from '../../ui/stranger-text.tsx';

interface TaskLineProps {
  readonly task: IncidentTask;
  readonly detail: IncidentDetail;
}

/** One task: what, on what, whose it is, and how far it has come. */
export function TaskLine({ task, detail }: TaskLineProps) {
  const { action } = task;
  const kind = task.actionType ?? action?.type ?? '';
  return (
    <li className="task">
      <div className="task-top">
        <strong>
          <StrangerLine text={task.title} longest={300} />
        </strong>
        <StatusMenu task={task} detail={detail} />
      </div>
      <p className="muted">
        {whose(task)}
        {kind !== '' && (
          <>
            {' · '}
            <StrangerLine text={word(kind)} longest={80} />
          </>
        )}
        {action !== null && action.target !== null && (
          <>
            {' on '}
            <StrangerLine text={action.target} longest={200} />
          </>
        )}
        {action?.fields.map(({ name, value }) => (
          <span key={name}>
            {' · '}
            <StrangerLine text={`${word(name)}: ${value}`} longest={200} />
          </span>
        ))}
        {task.actionStatus !== null && (
          <>
            {' · action: '}
            <StrangerLine text={word(task.actionStatus)} longest={60} />
          </>
        )}
      </p>
      {wishedOf(task, detail) !== null && (
        <p>
          <small className="row-note" data-kind="pending">
            Waiting to be sent
          </small>
        </p>
      )}
      {task.description !== null && <StrangerBlock text={task.description} longest={4000} />}
      {task.updatedAt !== null && (
        <p className="muted">
          Last changed <TimeAgo at={task.updatedAt} />
          {task.updatedBy !== null && (
            <>
              {' by '}
              <StrangerLine text={task.updatedBy} longest={120} />
            </>
          )}
        </p>
      )}
    </li>
  );
}

function whose({ source }: IncidentTask): string {
  switch (source) {
    case 'defenderExpertsGuidedResponse':
      return 'For us or the customer';
    case 'defenderExpertsManagedResponse':
      return 'Done by Microsoft';
    default:
      return 'The service does not say whose it is';
  }
}

/** The status we wish for and that is not settled yet; null when there is none. */
function wishedOf(task: IncidentTask, { changes }: IncidentDetail): string | null {
  const wish = changes.find(
    ({ change, stage }) => change?.kind === 'task' && change.taskId === task.id && isPending(stage),
  );
  return wish?.change?.kind === 'task' ? wish.change.status : null;
}

function StatusMenu({ task, detail }: TaskLineProps) {
  const { incident, write } = detail;
  const key = { tenantId: incident.tenantId, incidentId: incident.id };
  const run = useCommand();
  const current = wishedOf(task, detail) ?? task.status;
  const set = (status: Status) => {
    const title = task.title.slice(0, LONGEST_TASK_TITLE);
    const change = { kind: 'task', taskId: task.id, title, from: current, status } as const;
    void run('incidents.change', { ...key, change });
  };
  const shown = visibleLine(shortened(word(current), 60));
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          size="small"
          disabled={!write.allowed}
          title={write.reason ?? 'Change the status of this task'}
          aria-label={`Status: ${shown}. Change the status of ${visibleLine(shortened(task.title, 120))}`}
          icon={<ChevronDown16Regular aria-hidden="true" />}
          iconPosition="after"
        >
          Status: {shown}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {WritableTaskStatus.options.map((status) => (
            <MenuItem key={status} disabled={status === current} onClick={() => set(status)}>
              {word(status)}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
