import { z } from 'zod';
import { visibleLine } from '../text.ts';
import { type Cloud, type PortalHosts, portalsOf } from './cloud.ts';
import { AlertId, IncidentId } from './incident.ts';
import { TenantId } from './tenant.ts';

/** What a link leads to. The renderer sends this, never an address. */
export const LinkTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('defender-home'), tenantId: TenantId }),
  z.object({ kind: z.literal('incident'), tenantId: TenantId, incidentId: IncidentId }),
  z.object({
    kind: z.literal('alert'),
    tenantId: TenantId,
    incidentId: IncidentId,
    alertId: AlertId,
  }),
  z.object({ kind: z.literal('hunting'), tenantId: TenantId }),
  z.object({ kind: z.literal('device'), tenantId: TenantId, deviceId: z.string().max(200) }),
  z.object({
    kind: z.literal('user'),
    tenantId: TenantId,
    objectId: z.string().max(200),
    upn: z.string().max(320).nullable(),
  }),
  z.object({ kind: z.literal('my-access'), tenantId: TenantId }),
  z.object({
    kind: z.literal('access-package'),
    tenantId: TenantId,
    packageId: z.string().min(1).max(200),
  }),
  z.object({ kind: z.literal('entra'), tenantId: TenantId }),
  z.object({ kind: z.literal('admin-consent'), tenantId: TenantId }),
  /** The same for what reading and deciding about access needs. */
  z.object({ kind: z.literal('access-consent'), tenantId: TenantId }),
]);
export type LinkTarget = z.infer<typeof LinkTarget>;

/** What core knows about the target beside its ids. */
export interface LinkFacts {
  readonly cloud: Cloud;
  /** Default domain of the tenant; empty when not known. */
  readonly domain: string;
  /** `incidentWebUrl` or `alertWebUrl` as the service gave it: hostile until checked. */
  readonly webUrl: string | null;
  /** Of our registration, for the consent page. */
  readonly clientId: string | null;
  readonly consentScopes: readonly string[];
}

/** Where a link leads. `url` null: no address is certain, follow the breadcrumb (design, law 9). */
export interface Link {
  readonly url: string | null;
  /** The way to click from there, where the address alone does not reach the target. */
  readonly breadcrumb: string | null;
}

/** Dots alone would climb in the path. */
const PLAIN_ID = /^(?!\.+$)[A-Za-z0-9_.-]{1,128}$/;
const DEVICE_ID = /^[0-9a-f]{40}$/i;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const DOMAIN =
  /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/i;
/** The start of My Access, or one package there. */
const MY_ACCESS_PAGE = /^(?:#\/(?:access-packages\/[A-Za-z0-9_.-]{1,128})?)?$/;
const LONGEST_URL = 4096;
/** Printable ASCII without what a normal address never holds: such text reads the same to every program. */
const PLAIN_TEXT = /^[\x21\x23-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a\x7e]+$/;

const INCIDENTS = 'Investigation & response > Incidents & alerts';

function portal(host: string | null, path: string, tenantId: string): string | null {
  return host === null ? null : `https://${host}${path}?tid=${tenantId}`;
}

/**
 * An address from the service, kept only when it is `https`, on the portal's host, for this tenant and
 * of the form expected; whatever else it carries is dropped (domain.md 4, rules).
 */
function checked(webUrl: string | null, host: string | null, tenantId: string, path: RegExp) {
  if (webUrl === null || host === null || !URL.canParse(webUrl)) return null;
  const url = new URL(webUrl);
  const named = url.searchParams.get('tid');
  const ours = named === null || named.toLowerCase() === tenantId;
  const plain = url.protocol === 'https:' && url.host === host && !url.username && !url.password;
  return plain && ours && path.test(url.pathname) ? portal(host, url.pathname, tenantId) : null;
}

/** The one place where portal addresses are made; only the certain forms of domain.md 4. */
export function buildLink(target: LinkTarget, facts: LinkFacts): Link {
  const hosts = portalsOf(facts.cloud.kind);
  const { tenantId } = target;
  const home = portal(hosts.defender, '/', tenantId);
  const direct = (url: string | null): Link => ({ url, breadcrumb: null });
  const nearest = (breadcrumb: string): Link => ({ url: home, breadcrumb });

  switch (target.kind) {
    case 'defender-home':
      return direct(home);
    case 'incident': {
      const id = target.incidentId;
      if (!PLAIN_ID.test(id)) return nearest(`${INCIDENTS} > ${visibleLine(id)}`);
      const form = new RegExp(`^/(?:incident2|incidents)/${RegExp.escape(id)}(?:/overview)?$`);
      const given = checked(facts.webUrl, hosts.defender, tenantId, form);
      return direct(given ?? portal(hosts.defender, `/incident2/${id}/overview`, tenantId));
    }
    case 'alert': {
      const id = target.alertId;
      if (!PLAIN_ID.test(id)) return nearest(`${INCIDENTS} > ${visibleLine(id)}`);
      const form = new RegExp(`^/alerts/${RegExp.escape(id)}$`);
      const given = checked(facts.webUrl, hosts.defender, tenantId, form);
      return direct(given ?? portal(hosts.defender, `/alerts/${id}`, tenantId));
    }
    case 'hunting':
      return direct(portal(hosts.defender, '/v2/advanced-hunting', tenantId));
    case 'device':
      return DEVICE_ID.test(target.deviceId)
        ? direct(portal(hosts.defender, `/machines/v2/${target.deviceId}`, tenantId))
        : nearest('Assets > Devices');
    case 'user':
      return userLink(target, hosts) ?? nearest('Assets > Identities');
    case 'my-access':
      return myAccessLink(facts.domain, hosts, null);
    case 'access-package':
      return myAccessLink(facts.domain, hosts, target.packageId);
    case 'entra':
      return direct(hosts.entra === null ? null : `https://${hosts.entra}/${tenantId}/`);
    case 'admin-consent':
    case 'access-consent':
      return consentLink(tenantId, facts);
  }
}

function userLink(target: Extract<LinkTarget, { kind: 'user' }>, hosts: PortalHosts): Link | null {
  if (hosts.defender === null || !UUID.test(target.objectId)) return null;
  const query = new URLSearchParams({ aad: target.objectId });
  if (target.upn !== null) query.set('upn', target.upn);
  query.set('tab', 'overview');
  query.set('tid', target.tenantId);
  return { url: `https://${hosts.defender}/user?${query.toString()}`, breadcrumb: null };
}

/** My Access of a customer, or one package there (FACTS.md b). */
function myAccessLink(domain: string, hosts: PortalHosts, packageId: string | null): Link {
  if (hosts.myAccess === null) return { url: null, breadcrumb: 'My Access of the customer' };
  if (DOMAIN.test(domain)) {
    const base = `https://${hosts.myAccess}/@${domain}#/`;
    if (packageId === null) return { url: base, breadcrumb: null };
    if (PLAIN_ID.test(packageId)) {
      return { url: `${base}access-packages/${packageId}`, breadcrumb: null };
    }
    return { url: base, breadcrumb: `Access packages > ${visibleLine(packageId)}` };
  }
  return {
    url: null,
    breadcrumb: 'My Access: the customer’s domain is not known. Add it to the tenant.',
  };
}

/** The page where a customer's administrator approves the application (auth.md 2). */
function consentLink(tenantId: string, { cloud, clientId, consentScopes }: LinkFacts): Link {
  if (clientId === null) {
    return { url: null, breadcrumb: 'Settings > Sign-in: the application (client) id is missing.' };
  }
  const query = new URLSearchParams({ client_id: clientId, scope: consentScopes.join(' ') });
  query.set('redirect_uri', 'http://localhost');
  return {
    url: `${cloud.login}/${tenantId}/v2.0/adminconsent?${query.toString()}`,
    breadcrumb: null,
  };
}

/** May this address leave the app? Asked again by the rim just before the browser opens. */
export function isAllowedExternalUrl(text: string, cloud: Cloud): boolean {
  if (text.length > LONGEST_URL || !PLAIN_TEXT.test(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username || url.password) return false;
  if (isSignInPage(url, cloud)) return true;
  const hosts = portalsOf(cloud.kind);
  if (url.protocol !== 'https:' || url.port !== '') return false;
  if (url.host === hosts.defender) return namesOneTenant(url);
  if (url.host === hosts.myAccess)
    return (
      url.pathname.startsWith('/@') &&
      DOMAIN.test(url.pathname.slice(2)) &&
      MY_ACCESS_PAGE.test(url.hash) &&
      url.search === ''
    );
  if (url.host === hosts.entra) return UUID.test(url.pathname.split('/')[1] ?? '');
  return false;
}

/** One `tid` in whatever case: of two, nobody can say which one the portal takes. */
function namesOneTenant({ searchParams }: URL): boolean {
  const names = [...searchParams.keys()].filter((name) => name.toLowerCase() === 'tid');
  return names.length === 1 && UUID.test(searchParams.get('tid') ?? '');
}

/** Sign-in and consent pages of the cloud's own login host: the only other way out. */
function isSignInPage(url: URL, cloud: Cloud): boolean {
  const login = new URL(cloud.login);
  const base = login.pathname.replace(/\/$/, '');
  if (url.origin !== login.origin || !url.pathname.startsWith(`${base}/`)) return false;
  const path = url.pathname.slice(base.length);
  return /^\/[A-Za-z0-9.-]+\/(?:oauth2\/v2\.0\/authorize|v2\.0\/adminconsent)$/.test(path);
}
