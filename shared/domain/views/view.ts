import { z } from 'zod';
import { type Look, Look as LookSchema } from '../arrangement.ts';
import { ASSIGNED_TO_ME, ASSIGNED_TO_NOBODY, EVERYTHING_OPEN } from '../board.ts';

/** Views that come with the program have a name in place of a number. */
const BUILT_IN = 'built-in:';

export const ViewId = z
  .union([z.uuid(), z.string().regex(/^built-in:[a-z-]{1,40}$/)])
  .brand('ViewId');
export type ViewId = z.infer<typeof ViewId>;

export const ViewName = z.string().trim().min(1).max(80);

/** More than one person keeps; a team's file with more is not one of ours. */
export const MOST_VIEWS = 200;

export const NamedLook = z.object({ name: ViewName, look: LookSchema });
export type NamedLook = z.infer<typeof NamedLook>;

/** An arrangement of the board under a name. */
export const View = NamedLook.extend({ id: ViewId });
export type View = z.infer<typeof View>;

export function isBuiltIn(id: ViewId): boolean {
  return id.startsWith(BUILT_IN);
}

/** Whether two names are one to a person. */
export function isSameName(one: string, other: string): boolean {
  const plain = (name: string) => name.normalize('NFKC').trim().toLowerCase();
  return plain(one) === plain(other);
}

function builtIn(id: string, name: string, change: Partial<Look>): View {
  return {
    id: ViewId.parse(`${BUILT_IN}${id}`),
    name,
    look: {
      filter: EVERYTHING_OPEN,
      sort: [
        { by: 'severity', descending: true },
        { by: 'createdAt', descending: false },
      ],
      columns: null,
      density: null,
      group: null,
      layout: 'list',
      ...change,
    },
  };
}

/** What a person on a night shift asks first. */
export const BUILT_IN_VIEWS: readonly View[] = [
  builtIn('ours', 'Ours, oldest high first', { filter: { ...EVERYTHING_OPEN, turns: ['us'] } }),
  builtIn('mine', 'Assigned to me', {
    filter: { ...EVERYTHING_OPEN, assignees: [ASSIGNED_TO_ME] },
  }),
  builtIn('nobody', 'Nobody has it', {
    filter: { ...EVERYTHING_OPEN, assignees: [ASSIGNED_TO_NOBODY] },
  }),
  builtIn('experts', 'Awaiting us from the Experts', {
    filter: { ...EVERYTHING_OPEN, statuses: ['awaitingAction'], turns: ['us'] },
  }),
  builtIn('open', 'All open', { sort: [{ by: 'updatedAt', descending: true }] }),
  builtIn('due', 'Due first', { sort: [{ by: 'dueAt', descending: false }] }),
];

/** Views in the order a person wants; those the order does not name come last, as they are. */
export function inOrder(views: readonly View[], order: readonly ViewId[]): readonly View[] {
  const place = new Map(order.map((id, index) => [id, index]));
  const placeOf = ({ id }: View) => place.get(id) ?? order.length;
  return [...views].sort((one, other) => placeOf(one) - placeOf(other));
}
