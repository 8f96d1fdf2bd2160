import { Button } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { IncidentDetail } from '#shared/contract/incidents.ts';
import { type IncidentKey, keyText } from '#shared/domain/incident.ts';
import { mayHaveTasks } from '#shared/domain/incident-task.ts';
import { useCommand } from '../../api.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { TimeAgo } from '../../ui/relative-time.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { counted } from '../../ui/words.ts';
import { useIncident } from './incident-context.ts';
import { Section } from './incident-texts.tsx';
import { LinkLine } from './links.tsx';
import { REST_MS } from './resting-reread.ts';
import { TaskLine } from './task-line.tsx';
import '../../styles/tasks.css';

/**
 * What the Experts ask for. Asked of the service where they handed the incident over or resolved it;
 * for any other it stays shut until a person opens it, so that looking through a list costs nothing.
 */
export function TasksSection({ detail }: { readonly detail: IncidentDetail }) {
  const { incident, turn } = detail;
  return (
    <Section name="Experts’ tasks" part="tasks" shut={!mayHaveTasks(incident, turn.area)}>
      <Tasks detail={detail} />
    </Section>
  );
}

function Tasks({ detail }: { readonly detail: IncidentDetail }) {
  const { tenantId, id: incidentId } = detail.incident;
  const readTasks = useIncident((state) => state.readTasks);
  const all = useIncident((state) => state.tasks);
  const key = { tenantId, incidentId };
  const read = all.of === keyText(key) ? all : null;
  const run = useCommand();

  useEffect(() => {
    // Passing many incidents asks for none of them.
    const timer = setTimeout(() => void readTasks({ tenantId, incidentId }), REST_MS);
    return () => clearTimeout(timer);
  }, [readTasks, tenantId, incidentId]);

  const failure = read?.failure ?? null;
  const isOffered = read?.value?.offered === 'yes';
  const isKept = !isOffered && (read?.value?.tasks.length ?? 0) > 0;
  return (
    <div className="tasks">
      {failure !== null && (
        <FailureNote
          failure={failure}
          onCopy={(text) => void run('app.copyText', { text }, 'Copied.')}
        />
      )}
      {read?.value === null && read.asking && <p className="muted">Asking the service…</p>}
      {read?.value && !isOffered && <NotOffered incidentKey={key} isKept={isKept} />}
      {(isOffered || isKept) && <TaskList detail={detail} />}
      {read?.value && (
        <p className="muted">
          Read from the tenant <TimeAgo at={read.value.readAt} />
        </p>
      )}
      {read && (
        <Button size="small" disabled={read.asking} onClick={() => void readTasks(key, true)}>
          Look again
        </Button>
      )}
    </div>
  );
}

interface NotOfferedProps {
  readonly incidentKey: IncidentKey;
  /** Tasks of an earlier reading are shown below. */
  readonly isKept: boolean;
}

function NotOffered({ incidentKey, isKept }: NotOfferedProps) {
  return (
    <>
      <p>
        {isKept
          ? 'This tenant no longer offers the Experts’ tasks through Graph. These are as they were last read: see the portal.'
          : 'This tenant does not offer the Experts’ tasks through Graph: see them in the portal.'}
      </p>
      <ul className="links">
        <LinkLine name="See the tasks in Defender" target={{ kind: 'incident', ...incidentKey }} />
      </ul>
    </>
  );
}

function TaskList({ detail }: { readonly detail: IncidentDetail }) {
  const value = useIncident((state) => state.tasks.value);
  if (value === null) return null;
  const { tasks, unreadable } = value;
  return (
    <>
      {tasks.length === 0 && <p className="muted">The Experts set no task for this incident.</p>}
      {!detail.write.allowed && tasks.length > 0 && (
        <p className="not-allowed">
          <StrangerLine text={detail.write.reason ?? 'Changing tasks is not allowed here.'} />
        </p>
      )}
      <ul className="task-list" aria-label="Experts’ tasks">
        {tasks.map((task) => (
          <TaskLine key={task.id} task={task} detail={detail} />
        ))}
      </ul>
      {unreadable > 0 && (
        <p className="muted">{counted(unreadable, 'task')} could not be read: see the portal.</p>
      )}
    </>
  );
}
