import type { TenantRow } from '#shared/contract/tenants.ts';
import type { NamedContract } from '#shared/domain/clock/contract.ts';
import { word } from '#shared/domain/words.ts';
import { visibleLine } from '#shared/text.ts';
import { isUnread, stateWord } from './state-words.ts';

export type TenantColumn =
  | 'name'
  | 'state'
  | 'incidents'
  | 'open'
  | 'over'
  | 'read'
  | 'contract'
  | 'access'
  | 'browser'
  | 'tags';

/** What the contract of a tenant without one is called. */
export const USUAL = 'The usual targets';

/** The name of the contract a tenant has; empty while names are not known. */
export type ContractOf = (tenant: TenantRow) => string;

export interface TenantOrder {
  readonly by: TenantColumn;
  readonly descending: boolean;
}

/** Where we see nothing stands first. */
export const BLIND_FIRST: TenantOrder = { by: 'state', descending: false };

const GROUPS: readonly TenantRow['state']['group'][] = ['blind', 'stale', 'fresh'];

/** `B2B guest`; null when nobody has said. */
export function accessWords({ accessModel }: Pick<TenantRow, 'accessModel'>): string | null {
  return accessModel === 'unknown' ? null : word(accessModel);
}

/** `Security Reader, Global Reader`; null until it was asked. */
export function roleWords({ roles }: Pick<TenantRow, 'roles'>): string | null {
  return roles === null ? null : roles.map((role) => visibleLine(role)).join(', ') || 'No role';
}

/** `Edge · Profile 1`. */
export function browserWords({ browser }: Pick<TenantRow, 'browser'>): string {
  const name = browser.browser === 'default' ? 'Default browser' : word(browser.browser);
  return browser.profile === null ? name : `${name} · ${browser.profile}`;
}

/** Names of contracts by tenant. One that is not there any more counts as none, as in core. */
export function contractNames(contracts: readonly NamedContract[] | null): ContractOf {
  const names = new Map(contracts?.map(({ id, name }) => [id, visibleLine(name)]));
  return ({ terms }) =>
    contracts === null ? '' : ((terms.contract && names.get(terms.contract)) ?? USUAL);
}

const MOST_FIRST: ReadonlySet<TenantColumn> = new Set(['incidents', 'open', 'over']);

/** A press on a heading: its own column turns round, another one begins as it reads best. */
export function pressed(before: TenantOrder, by: TenantColumn): TenantOrder {
  return { by, descending: before.by === by ? !before.descending : MOST_FIRST.has(by) };
}

/** Tenants in that order; equal ones by name. Pure. */
export function ordered(
  tenants: readonly TenantRow[],
  order: TenantOrder,
  contractOf: ContractOf,
): TenantRow[] {
  const sign = order.descending ? -1 : 1;
  const byName = (one: TenantRow, other: TenantRow) => one.name.localeCompare(other.name);
  const compare = order.by === 'contract' ? byText(contractOf) : COMPARE[order.by];
  return [...tenants].sort((one, other) => sign * compare(one, other) || byName(one, other));
}

/** The tenants whose name, domain, id, state, contract or tag has the text in it. Pure. */
export function fitting(
  tenants: readonly TenantRow[],
  text: string,
  contractOf: ContractOf,
): TenantRow[] {
  const wanted = text.trim().toLowerCase();
  return tenants.filter((tenant) => {
    const { name, domain, id, tags, state } = tenant;
    const words = [name, domain, id, stateWord(tenant), state.group, contractOf(tenant), ...tags];
    return words.some((one) => one.toLowerCase().includes(wanted));
  });
}

type Compare = (one: TenantRow, other: TenantRow) => number;

/** Nobody has looked yet: behind what has gone silent, before what is seen. */
function stateRank({ state }: TenantRow): number {
  return GROUPS.indexOf(state.group) * 2 + (isUnread(state) ? 1 : 0);
}

const byText =
  (text: (tenant: TenantRow) => string | null): Compare =>
  (one, other) =>
    (text(one) ?? '').localeCompare(text(other) ?? '');

const COMPARE: Readonly<Record<Exclude<TenantColumn, 'contract'>, Compare>> = {
  name: byText(({ name }) => name),
  state: (one, other) => stateRank(one) - stateRank(other),
  incidents: (one, other) => one.incidents - other.incidents,
  open: (one, other) => one.open - other.open,
  over: (one, other) => one.over - other.over,
  read: byText(({ completeAt }) => completeAt), // instants are UTC: their text is their order
  access: byText((tenant) => [accessWords(tenant), roleWords(tenant)].join(' ')),
  browser: byText(browserWords),
  tags: byText(({ tags }) => tags.join(', ')),
};
