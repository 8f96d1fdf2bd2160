import type { Cloud } from '#shared/domain/cloud.ts';
import {
  ACCESS,
  askGraph,
  EM,
  type GraphReply,
  refresh,
  type TokenAnswer,
} from './range-caller.ts';

/** Calls of entitlement management, made by hand, as one person in one tenant. */
export interface AccessCaller {
  readonly tenantId: string;
  readonly get: (path: string) => Promise<GraphReply>;
  readonly post: (path: string, body?: unknown) => Promise<GraphReply>;
  readonly patch: (path: string, body: unknown) => Promise<GraphReply>;
}

/** @param home a sign-in of the person whose calls these are. @param base where their paths begin. */
export async function accessCaller(
  cloud: Cloud,
  tenantId: string,
  home: TokenAnswer,
  scope = ACCESS,
  base = EM,
): Promise<AccessCaller> {
  const token = await refresh(cloud, tenantId, home, scope);
  if (token.error !== undefined)
    throw new Error(`${tenantId}: ${token.error} ${token.error_codes?.join() ?? ''}`);
  return {
    tenantId,
    get: (path) => askGraph(cloud, token, `${base}${path}`),
    post: (path, body) =>
      askGraph(cloud, token, `${base}${path}`, {
        method: 'POST',
        ...(body !== undefined && { body }),
      }),
    patch: (path, body) => askGraph(cloud, token, `${base}${path}`, { method: 'PATCH', body }),
  };
}

/** Callers in every tenant where these permissions are to be had. */
export async function accessCallers(
  cloud: Cloud,
  home: TokenAnswer,
  scope = ACCESS,
  base = EM,
): Promise<AccessCaller[]> {
  const callers: AccessCaller[] = [];
  for (const { id } of cloud.tenants) {
    const token = await refresh(cloud, id, home, scope);
    if (token.error === undefined) callers.push(await accessCaller(cloud, id, home, scope, base));
  }
  return callers;
}
