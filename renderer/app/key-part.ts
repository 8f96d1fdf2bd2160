import type { AccessTab } from '../features/access/access-slice.ts';
import type { Stores } from './stores.ts';

/** Parts of the list of keys that are about one place of the window. */
export type KeyPart =
  | 'Moving'
  | 'In the list'
  | 'While writing'
  | 'In the inbox'
  | `In ${'the approvals' | 'my access' | 'the access reviews' | 'the runway'}`;

const OF_ACCESS: Readonly<Record<AccessTab, KeyPart>> = {
  approvals: 'In the approvals',
  mine: 'In my access',
  runway: 'In the runway',
  reviews: 'In the access reviews',
};

/** Which keys are those of what the person has before them; null = no part of the list is about it. */
export function keyPartOf({
  access,
  incident,
  view,
}: Pick<Stores, 'access' | 'incident' | 'view'>): KeyPart | null {
  switch (view.getState().screen) {
    case 'board':
      return incident.getState().full ? 'Moving' : 'In the list';
    case 'inbox':
      return 'In the inbox';
    case 'access':
      return OF_ACCESS[access.getState().tab];
    case 'tenants':
    case 'outbox':
    case 'settings':
      return null;
  }
}
