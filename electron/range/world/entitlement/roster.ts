import { person } from '../names.ts';
import { Draws } from '../random.ts';
import type { RangeTenant } from '../tenants.ts';
import { type Analyst, nameInTenant, objectIdInTenant } from '../world.ts';

/** Somebody that entitlement management knows in a tenant. */
export interface Subject {
  /** Object id in the tenant; also the key under which we know them. */
  readonly key: string;
  /** Id of the subject itself, which is not the object id. */
  readonly id: string;
  readonly name: string;
  readonly principalName: string;
  readonly email: string;
  /** `customer`: of the tenant itself; `provider`: one of us; `stranger`: of a third organisation. */
  readonly side: 'customer' | 'provider' | 'stranger';
  /** Whose home account it is; null for people who cannot sign in here. */
  readonly home: Analyst | null;
}

/** The people of one tenant, by key and by role. */
export interface Roster {
  readonly byKey: ReadonlyMap<string, Subject>;
  readonly ofAnalyst: (one: Analyst) => Subject | null;
  readonly analysts: readonly Subject[];
  readonly staff: readonly Subject[];
  readonly strangers: readonly Subject[];
  /** The connected organization that our own people come from. */
  readonly connectedOrgId: string;
}

const STAFF = 6;
const STRANGERS = ['Sørensen Pentest ApS', 'Zəfər Audit MMC'] as const;
/** Names that break what was not made for them. */
const HARD_NAMES = ['Łukasz Żółć-Grzegżółka', 'نورة القحطاني', '山田 太郎', '<b>Eve</b>'] as const;

export function rosterOf(seed: number, tenant: RangeTenant, people: readonly Analyst[]): Roster {
  const draws = new Draws(seed, 80, tenant.index);
  const connectedOrgId = draws.uuid();
  const staff = Array.from({ length: STAFF }, (_, place): Subject => {
    const { name, alias } = person(draws);
    const address = `${alias}${place}@${tenant.mailDomain}`;
    return {
      key: draws.uuid(),
      id: draws.uuid(),
      name: place === STAFF - 1 ? draws.pick(HARD_NAMES) : name,
      principalName: address,
      email: address,
      side: 'customer',
      home: null,
    };
  });
  const strangers = STRANGERS.map((organisation, place): Subject => {
    const { name, alias } = person(draws);
    const address = `${alias}@partner${place + 1}.example`;
    return {
      key: draws.uuid(),
      id: draws.uuid(),
      name: `${name} (${organisation})`,
      principalName: `${address.replace('@', '_')}#EXT#@${tenant.initialDomain}`,
      email: address,
      side: 'stranger',
      home: null,
    };
  });
  const analysts = people.map(
    (one): Subject => ({
      key: objectIdInTenant(one, tenant),
      id: draws.uuid(),
      name: one.name,
      principalName: nameInTenant(one, tenant),
      email: one.userPrincipalName,
      side: 'provider',
      home: one,
    }),
  );
  const byHome = new Map(analysts.map((subject) => [subject.home?.objectId ?? '', subject]));
  return {
    byKey: new Map([...staff, ...strangers, ...analysts].map((one) => [one.key, one])),
    ofAnalyst: (one) => byHome.get(one.objectId) ?? null,
    analysts,
    staff,
    strangers,
    connectedOrgId,
  };
}
