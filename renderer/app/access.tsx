import { useStore } from 'zustand';
import { useApi, useCommand } from '../api.tsx';
import type { AccessTab } from '../features/access/access-slice.ts';
import { lookAll } from '../features/overview/look-all.ts';
import { goToAnswer } from './access-answers.ts';
import {
  AccessScreen,
  ApprovalsPart,
  MyAccessPart,
  ReviewsPart,
  RunwayPart,
  TrailDialog,
} from './lazy-screens.ts';
import type { Stores } from './stores.ts';

/** What each tab of the place shows; each part is read from the disk for itself. */
const PARTS = {
  approvals: ApprovalsPart,
  mine: MyAccessPart,
  runway: RunwayPart,
  reviews: ReviewsPart,
} as const satisfies Record<AccessTab, unknown>;

export function Access({ stores }: { readonly stores: Stores }) {
  const tenants = useStore(stores.tenants, (state) => state.byId);
  const offline = useStore(stores.overview, (state) => state.strip?.offline ?? false);
  const tab = useStore(stores.access, (state) => state.tab);
  const person = useStore(stores.session, (state) => state.session?.account?.id ?? null);
  const trail = useStore(stores.access, (state) => state.trail);
  const Part = PARTS[tab];
  const api = useApi();
  const run = useCommand();
  return (
    <AccessScreen
      tenants={tenants}
      offline={offline}
      person={person}
      onAnswer={() => void goToAnswer(api, stores)}
      onLook={() => lookAll(stores.overview, run)}
    >
      <Part tenants={tenants} offline={offline} />
      {trail !== null && <TrailDialog start={trail} tenants={tenants} person={person} />}
    </AccessScreen>
  );
}
