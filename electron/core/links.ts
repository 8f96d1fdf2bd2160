import type { PackageLink } from '#shared/domain/access/package-link.ts';
import type { Cloud } from '#shared/domain/cloud.ts';
import {
  buildLink,
  isAllowedExternalUrl,
  type Link,
  type LinkTarget,
} from '#shared/domain/links.ts';
import { scopesOf } from '#shared/domain/scopes.ts';
import { DEFAULT_BROWSER, type Tenant, type TenantId } from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';
import type { Host } from './host.ts';
import type { IncidentReader } from './store/incident-reader.ts';

interface LinkParts {
  readonly cloud: Cloud;
  readonly host: Pick<Host, 'openInBrowser' | 'copyText'>;
  readonly tenant: (id: TenantId) => Tenant | null;
  readonly clientId: () => string | null;
  /** A kept My Access link of a package; null where there is none. */
  readonly packageLink: (tenantId: TenantId, packageId: string) => PackageLink | null;
  readonly incidents: Pick<IncidentReader, 'snapshot' | 'alert'>;
}

const USUAL = ['read', 'respond'] as const;
/** Consent is given to all that the link names: what was approved before stays in it. */
const ACCESS_TOO = [...USUAL, 'access'] as const;

/** Links into the portals: built from what is certain, checked once more before they leave. */
export function linkOpener(parts: LinkParts) {
  const { cloud, host, tenant, clientId, incidents } = parts;
  /** `incidentWebUrl` or `alertWebUrl` as the service gave it. */
  const webUrl = (target: LinkTarget): string | null => {
    if (target.kind !== 'incident' && target.kind !== 'alert') return null;
    if (target.kind === 'incident') return incidents.snapshot(target)?.webUrl ?? null;
    return incidents.alert(target, target.alertId)?.webUrl ?? null;
  };
  const domainOf = (target: LinkTarget): string => {
    const known = tenant(target.tenantId)?.domain ?? '';
    if (target.kind !== 'access-package') return known;
    return parts.packageLink(target.tenantId, target.packageId)?.domain ?? known;
  };
  const resolve = (target: LinkTarget): Link => {
    const link = buildLink(target, {
      cloud,
      domain: domainOf(target),
      webUrl: webUrl(target),
      clientId: clientId(),
      consentScopes: (target.kind === 'access-consent' ? ACCESS_TOO : USUAL).flatMap((bundle) =>
        scopesOf(bundle, cloud.graph),
      ),
    });
    if (link.url !== null && !isAllowedExternalUrl(link.url, cloud)) {
      throw new AppError('refused', 'This link leads outside the portals and was not opened.', {
        remedy: 'Open the tenant’s portal and follow the breadcrumb.',
      });
    }
    return link;
  };

  const certain = (target: LinkTarget): string => {
    const { url, breadcrumb } = resolve(target);
    if (url !== null) return url;
    throw new AppError('not-found', 'No address for this is known for certain.', {
      remedy: breadcrumb,
    });
  };

  return {
    preview: (target: LinkTarget) => ({ ...resolve(target), training: cloud.kind === 'range' }),
    open: (target: LinkTarget): Promise<void> =>
      host.openInBrowser(certain(target), tenant(target.tenantId)?.browser ?? DEFAULT_BROWSER),
    copy: (target: LinkTarget): Promise<void> => host.copyText(certain(target)),
  };
}
export type LinkOpener = ReturnType<typeof linkOpener>;
