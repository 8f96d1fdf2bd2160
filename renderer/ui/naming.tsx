import { type ComponentType, createContext, useContext } from 'react';
import type { TenantId } from '#shared/domain/tenant.ts';

/** Tenants where the person's own name is missing for what they asked. */
export interface NameMissing {
  readonly tenants: readonly TenantId[];
  /** Something is being done about it. */
  readonly onTaken?: () => void;
  /** The name is known there now: what was asked goes on. */
  readonly onNamed: () => void;
}

const NamingContext = createContext<ComponentType<NameMissing>>(() => null);

export const NamingProvider = NamingContext.Provider;

/** The ways to give one's name where it is missing; nothing where there is none. */
export function NameOffers(props: NameMissing) {
  const Offers = useContext(NamingContext);
  return <Offers {...props} />;
}
