import type { BoardColumn } from '#shared/domain/board.ts';

interface Column {
  readonly id: BoardColumn;
  readonly name: string;
}

/** The columns in their order; widths and what gives way on a narrow screen are in board.css. */
export const COLUMNS: readonly Column[] = [
  { id: 'severity', name: 'Severity' },
  { id: 'title', name: 'Title' },
  { id: 'tenant', name: 'Tenant' },
  { id: 'status', name: 'Status' },
  { id: 'turn', name: 'Turn' },
  { id: 'dueAt', name: 'Due' },
  { id: 'assignedTo', name: 'Assigned to' },
  { id: 'alerts', name: 'Alerts' },
  { id: 'createdAt', name: 'Age' },
  { id: 'updatedAt', name: 'Changed' },
  { id: 'tags', name: 'Tags' },
];
