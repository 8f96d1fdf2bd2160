import { type ComponentType, createContext, useContext } from 'react';
import type { TenantId } from '#shared/domain/tenant.ts';

/** Tenants where the person's own name is missing for what they asked. */
export interface NameMissing {
  readonly tenants: readonly TenantId[];
  /** The name is known there now: what was asked goes on. */
  readonly onNamed: () => void;
}

/** What a key or a button asked for in one tenant, which goes on once the person's name there is known. */
export interface NameAsked {
  readonly tenantId: TenantId;
  readonly onNamed: () => void;
}

interface Naming {
  readonly Offers: ComponentType<NameMissing>;
  /** Asks the person for their name there. */
  readonly ask: (asked: NameAsked) => void;
}

const NamingContext = createContext<Naming>({ Offers: () => null, ask: () => {} });

export const NamingProvider = NamingContext.Provider;

/** The ways to give one's name where it is missing; nothing where there is none. */
export function NameOffers(props: NameMissing) {
  const { Offers } = useContext(NamingContext);
  return <Offers {...props} />;
}

/** Asks for the person's own name where something cannot go on without it. */
export function useNameQuestion(): (asked: NameAsked) => void {
  return useContext(NamingContext).ask;
}
