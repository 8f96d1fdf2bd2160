import { z } from 'zod';
import { AppError } from '#shared/errors.ts';
import type { GraphClient } from './client.ts';

const GraphUser = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  mail: z.string().nullish(),
});

export interface Me {
  /** Object id in this tenant; another one in every tenant. */
  readonly id: string;
  readonly name: string | null;
  readonly userPrincipalName: string | null;
  readonly mail: string | null;
}

/**
 * `GET /me`: the person as this tenant knows them; null where there is no user object, as for a partner
 * who comes in through GDAP. Permission: User.Read.
 */
export async function readMe(graph: GraphClient, signal?: AbortSignal): Promise<Me | null> {
  const user = await orNull(graph.getParsed('/me', GraphUser, signal && { signal }));
  if (user === null) return null;
  const { id, displayName, userPrincipalName, mail } = user;
  return {
    id,
    name: displayName ?? null,
    userPrincipalName: userPrincipalName ?? null,
    mail: mail ?? null,
  };
}

/** Built-in roles that say what an analyst may do (FACTS.md f), from the strongest. */
export const SECURITY_ROLES: ReadonlyMap<string, string> = new Map([
  ['194ae4cb-b126-40b2-bd5b-6091b380977d', 'Security Administrator'],
  ['5f2222b1-57c3-48ba-8ad5-d4759f1fde6f', 'Security Operator'],
  ['5d6b6bb7-de71-4623-b4af-96380a352509', 'Security Reader'],
  ['f2ef992c-3afb-46b9-b7cf-a126ee74c451', 'Global Reader'],
]);

const Roles = z.object({
  value: z.array(z.object({ roleTemplateId: z.string().nullish() })),
});

/**
 * `GET /me/transitiveMemberOf/microsoft.graph.directoryRole`: names of the security roles that are active
 * now, strongest first. Roles held through PIM eligibility or GDAP are not in it; null where there is no
 * user object, so nothing is known. Permission: User.Read.
 */
export async function readMyRoles(
  graph: GraphClient,
  signal?: AbortSignal,
): Promise<string[] | null> {
  const path = '/me/transitiveMemberOf/microsoft.graph.directoryRole';
  const page = await orNull(graph.getParsed(path, Roles, signal && { signal }));
  if (page === null) return null;
  const held = new Set(page.value.map(({ roleTemplateId }) => roleTemplateId?.toLowerCase()));
  return [...SECURITY_ROLES].filter(([id]) => held.has(id)).map(([, name]) => name);
}

async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return null;
    throw error;
  }
}
