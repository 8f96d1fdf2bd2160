import { z } from 'zod';

/** Paths are appended to it, so it ends without a slash. */
const BaseAddress = z.url().transform((url) => url.replace(/\/+$/, ''));

/** The registration every training range knows, so that a cloud file need not name it. */
export const RANGE_CLIENT_ID = '7d2c1f5e-91a4-4f0b-8a54-5b1e0c6d9a33';

const CloudTenant = z.object({ id: z.uuid(), name: z.string().min(1), domain: z.string().min(1) });

/**
 * Where sign-in and Graph live. `graph` is what `/v1.0` and `/beta` are appended to; `login` is what
 * `/{tenant}/oauth2/v2.0/…` is appended to; `control` is the drill address of a training range.
 * A range's file (design, section 6) has exactly these members, so another program can stand in between.
 */
export const Cloud = z.object({
  name: z.string().min(1),
  kind: z.enum(['global', 'us-government', 'china', 'range']),
  login: BaseAddress,
  graph: BaseAddress,
  control: BaseAddress.nullable().default(null),
  tenants: z.array(CloudTenant).default([]),
  /** Only a range names these: the registration and the person it signs in. */
  clientId: z.uuid().optional(),
  homeTenantId: z.uuid().optional(),
  /** Changes when a range starts over; what was cached from another instance is dropped. */
  instanceId: z.string().optional(),
});
export type Cloud = z.infer<typeof Cloud>;

/** Portal hosts of one cloud; the only place that knows them (links.ts builds addresses from here). */
export interface PortalHosts {
  readonly defender: string | null;
  readonly myAccess: string | null;
  readonly entra: string | null;
}

interface CloudEntry {
  readonly cloud: Cloud;
  readonly portals: PortalHosts;
}

/**
 * The clouds of Microsoft: sign-in and Graph hosts of the national cloud deployments, and their
 * portals. A portal that is not known for certain is null: no link is offered, none is guessed.
 */
export const CLOUDS = {
  global: {
    cloud: {
      name: 'Microsoft',
      kind: 'global',
      login: 'https://login.microsoftonline.com',
      graph: 'https://graph.microsoft.com',
      control: null,
      tenants: [],
    },
    portals: {
      defender: 'security.microsoft.com',
      myAccess: 'myaccess.microsoft.com',
      entra: 'entra.microsoft.com',
    },
  },
  'us-government': {
    cloud: {
      name: 'Microsoft US Government',
      kind: 'us-government',
      login: 'https://login.microsoftonline.us',
      graph: 'https://graph.microsoft.us',
      control: null,
      tenants: [],
    },
    portals: {
      defender: 'security.microsoft.us',
      myAccess: 'myaccess.microsoft.us',
      entra: 'entra.microsoft.us',
    },
  },
  china: {
    cloud: {
      name: 'Microsoft China (21Vianet)',
      kind: 'china',
      login: 'https://login.chinacloudapi.cn',
      graph: 'https://microsoftgraph.chinacloudapi.cn',
      control: null,
      tenants: [],
    },
    portals: { defender: null, myAccess: null, entra: null },
  },
} as const satisfies Record<string, CloudEntry>;

/** Portals to open for a cloud. A range imitates the global cloud, portals included. */
export function portalsOf(kind: Cloud['kind']): PortalHosts {
  return CLOUDS[kind === 'range' ? 'global' : kind].portals;
}

const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/;

/**
 * A range profile refuses real hosts and a real profile refuses everything but its own table entry
 * (design, section 6). Returns the reason in words, or null when the cloud is in order.
 */
export function refusalOf(cloud: Cloud): string | null {
  if (cloud.kind === 'range') {
    const bases = [cloud.login, cloud.graph, ...(cloud.control === null ? [] : [cloud.control])];
    const stray = bases.find((base) => !LOOPBACK.test(base));
    return stray ? `A training range may only listen on this computer, but names ${stray}.` : null;
  }
  const known: Cloud = CLOUDS[cloud.kind].cloud;
  const isKnown = cloud.login === known.login && cloud.graph === known.graph;
  if (isKnown && cloud.control === null) return null;
  return `The addresses of ${cloud.name} are not those of Microsoft (${known.login}, ${known.graph}).`;
}
