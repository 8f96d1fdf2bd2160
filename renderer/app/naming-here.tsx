import type { ComponentType } from 'react';
import { useStore } from 'zustand';
import { NameButtons } from '../features/tenants/name-buttons.tsx';
import type { NameMissing } from '../ui/naming.tsx';
import type { Stores } from './stores.ts';

/** The ways to give one's name, out of what is known of the tenants and of who is signed in. */
export function namingHere(
  stores: Pick<Stores, 'tenants' | 'session'>,
): ComponentType<NameMissing> {
  return function NamingHere(props: NameMissing) {
    const tenants = useStore(stores.tenants, (state) => state.byId);
    const home = useStore(stores.session, (state) => state.session?.account?.username ?? null);
    return <NameButtons {...props} known={tenants.values()} home={home} />;
  };
}
