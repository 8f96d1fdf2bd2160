import { ended } from '#shared/domain/words.ts';
import type { BrowserAsk, PackageLink } from '#shared/domain/access/package-link.ts';
import { readPackageLink } from '#shared/domain/access/package-link.ts';
import { type Cloud, portalsOf } from '#shared/domain/cloud.ts';
import { buildLink } from '#shared/domain/links.ts';
import type { Tenant, TenantId } from '#shared/domain/tenant.ts';
import { type Clock, instant } from '#shared/time.ts';
import { cut, visibleLine } from '#shared/text.ts';
import type { Host } from '../host.ts';
import type { AccessReader } from '../store/access-rows.ts';
import type { PackageLinkStore } from '../store/package-link-store.ts';
import { type ListedLink, listedLinks } from './listed-links.ts';

interface PackageLinkParts {
  readonly cloud: Cloud;
  readonly links: PackageLinkStore;
  readonly access: Pick<AccessReader, 'one'>;
  readonly tenants: () => readonly Tenant[];
  readonly host: Pick<Host, 'copyText'>;
  readonly accountId: () => string | null;
  readonly now: Clock;
  readonly onChange: () => void;
}

const LONGEST_NAME = 200;

/** The durable My Access links of packages: taken in, handed on, and asked with in the browser. */
export function packageLinks(parts: PackageLinkParts) {
  const { cloud, links, access, host, onChange } = parts;
  const myAccess = portalsOf(cloud.kind).myAccess;

  /** The tenant that a line means, or why it cannot be told. A link never goes to another customer's. */
  const tenantOf = (
    { customer }: ListedLink,
    domain: string,
    chosen: TenantId | null,
  ): Tenant | string => {
    const all = parts.tenants();
    const isNamed = ({ id, name, domain: own }: Tenant) =>
      [id, name, own].some((text) => text.toLowerCase() === customer.toLowerCase());
    const byDomain = all.filter((one) => one.domain.toLowerCase() === domain);
    const named = customer === '' ? [] : all.filter(isNamed);
    const meant = chosen === null ? named : all.filter(({ id }) => id === chosen);
    const [owner] = byDomain;
    const [wanted] = meant;
    if (meant.length > 1 || byDomain.length > 1)
      return 'Several of your tenants fit: import it for one.';
    if (customer !== '' && chosen === null && !wanted && !owner) {
      return `No tenant of yours is called “${visibleLine(cut(customer, 80))}”.`;
    }
    if (wanted && owner && wanted.id !== owner.id) {
      return ended(`The link is of ${owner.name}, not of ${wanted.name}`);
    }
    return wanted ?? owner ?? 'No tenant of yours has this domain: choose the tenant.';
  };

  const readOne = (line: ListedLink, chosen: TenantId | null): PackageLink | string => {
    const link = readPackageLink(line.link, myAccess);
    if (link === null)
      return `That is no My Access link of a package (https://${myAccess ?? ''}/@…).`;
    const tenant = tenantOf(line, link.domain, chosen);
    if (typeof tenant === 'string') return tenant;
    const { packageId, domain } = link;
    const known = access.one(tenant.id, 'package', packageId)?.name;
    const name = cut((line.name || known || 'Access package').trim(), LONGEST_NAME);
    return { tenantId: tenant.id, packageId, domain, name };
  };

  return {
    /** Keeps the links in a text; says of each other line why not. */
    take: (text: string, chosen: TenantId | null) => {
      const read = listedLinks(text).map((line) => ({ line, found: readOne(line, chosen) }));
      const kept = read.flatMap(({ found }) => (typeof found === 'string' ? [] : [found]));
      links.saveAll(kept);
      if (kept.length > 0) onChange();
      const left = read.flatMap(({ line, found }) =>
        typeof found === 'string' ? [{ line: line.line, reason: found }] : [],
      );
      return { kept: kept.length, left };
    },

    forget: (link: Pick<PackageLink, 'tenantId' | 'packageId'>): void => {
      links.remove(link.tenantId, link.packageId);
      onChange();
    },

    /** Copies links as lines of customer, name and address. @returns how many. */
    copy: async (tenantId: TenantId | null): Promise<number> => {
      const names = new Map(parts.tenants().map((one) => [one.id, one]));
      const lines = links.list().flatMap((link) => {
        const tenant = names.get(link.tenantId);
        if (!tenant || (tenantId !== null && link.tenantId !== tenantId)) return [];
        const { url } = buildLink(
          { kind: 'access-package', tenantId: link.tenantId, packageId: link.packageId },
          { cloud, domain: link.domain, webUrl: null, clientId: null, consentScopes: [] },
        );
        return url === null ? [] : [[tenant.name, link.name].map(cell).concat(url).join('\t')];
      });
      await host.copyText(lines.join('\n'));
      return lines.length;
    },

    /** What the person says of a request in the browser. */
    say: ({ said, ...ask }: Omit<BrowserAsk, 'saidAt'> & { readonly said: boolean }): void => {
      const accountId = parts.accountId();
      if (accountId === null) return;
      if (said) links.say(accountId, { ...ask, saidAt: instant(parts.now()) });
      else links.unsay(accountId, ask);
      onChange();
    },
  };
}

/** One cell of a list; a sheet must not take it for a formula. */
function cell(text: string): string {
  const plain = visibleLine(text);
  return /^[=+\-@]/.test(plain) ? `'${plain}` : plain;
}
