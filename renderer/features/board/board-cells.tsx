import type { ReactNode } from 'react';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { BoardColumn, BoardRow } from '#shared/domain/board.ts';
import { word } from '#shared/domain/words.ts';
import { Assignee } from '../../ui/assignee.tsx';
import { DueMark } from '../../ui/due-mark.tsx';
import { SeverityMark, TenantMark, TurnMark } from '../../ui/marks.tsx';
import { Age } from '../../ui/relative-time.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';

/** What stands in each column but the title, which has more to say than one value. */
export const CELLS: Readonly<
  Record<Exclude<BoardColumn, 'title'>, (row: BoardRow, tenant: TenantRow | undefined) => ReactNode>
> = {
  severity: ({ severity }) => <SeverityMark severity={severity} />,
  tenant: ({ tenantId }, tenant) => (
    <TenantMark
      name={tenant?.name ?? tenantId}
      colour={tenant?.colour ?? null}
      readOnly={tenant?.readOnly}
    />
  ),
  status: ({ status }) => word(status),
  turn: ({ turn }) => <TurnMark turn={turn} />,
  dueAt: ({ clock, turn }) => <DueMark clock={clock} turn={turn} />,
  assignedTo: ({ assignedTo, mine, assignedAt }) =>
    assignedTo !== null && (
      <Assignee name={assignedTo} mine={mine} longest={80} assignedAt={assignedAt} />
    ),
  alerts: ({ alerts }) => alerts,
  createdAt: ({ createdAt }) => <Age at={createdAt} />,
  updatedAt: ({ updatedAt }) => <Age at={updatedAt} />,
  tags: ({ tags }) => tags.length > 0 && <StrangerLine text={tags.join(', ')} longest={120} />,
};
