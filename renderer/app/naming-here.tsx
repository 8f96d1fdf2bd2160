import type { ComponentType } from 'react';
import { useStore } from 'zustand';
import { NameButtons } from '../features/tenants/name-buttons.tsx';
import { OwnNamesDialog } from '../features/tenants/own-names-dialog.tsx';
import { unnamedAmong } from '../features/tenants/unnamed.ts';
import type { NameAsked, NameMissing } from '../ui/naming.tsx';
import type { Stores } from './stores.ts';

/** The ways to give one's name, out of what is known of the tenants and of who is signed in. */
export function namingHere(stores: Stores) {
  const Offers: ComponentType<NameMissing> = (props) => {
    const tenants = useStore(stores.tenants, (state) => state.byId);
    const home = useStore(stores.session, (state) => state.session?.account?.username ?? null);
    return <NameButtons {...props} known={tenants.values()} home={home} />;
  };
  const { nameIn } = stores.view.getState();
  return {
    Offers,
    /** The others that do not tell it are offered too: one name mostly fits all of them. */
    ask: (asked: NameAsked) => nameIn([...stores.tenants.getState().byId.keys()], asked),
  };
}

interface OwnNamesProps {
  readonly stores: Stores;
  readonly home: string | null;
}

/** The dialog for one's own name, where it was asked for or is missing for what was asked. */
export function OwnNames({ stores, home }: OwnNamesProps) {
  const naming = useStore(stores.view, (state) => state.naming);
  const asked = useStore(stores.view, (state) => state.nameAsked);
  const nameIn = useStore(stores.view, (state) => state.nameIn);
  const tenants = useStore(stores.tenants, (state) => state.byId);
  if (naming === null) return null;
  const among = unnamedAmong(tenants.values()).filter(({ id }) => naming.includes(id));
  const here = asked && tenants.get(asked.tenantId);
  return (
    <OwnNamesDialog
      tenants={here ? [here, ...among.filter(({ id }) => id !== here.id)] : among}
      asked={here ? { name: here.name, ...asked } : null}
      home={home}
      onClose={() => nameIn(null)}
    />
  );
}
