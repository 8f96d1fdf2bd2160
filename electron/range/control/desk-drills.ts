import { type Analyst, nameInTenant, objectIdInTenant } from '../world/world.ts';
import { type DrillContext, type Drills, found } from './drill-context.ts';

type DeskDrills = Pick<Drills, 'desks.open' | 'people'>;

/** Drills with more than one person. @throws DrillError for people and tenants that do not exist. */
export function deskDrills({ world, cloud }: DrillContext): DeskDrills {
  const named = (name: string): Analyst =>
    found(
      world.people.find(({ userPrincipalName }) => userPrincipalName === name),
      `Nobody here is called ${name}.`,
    );
  return {
    'desks.open': ({ person }) => {
      const one =
        person === undefined ? found(world.people[1], 'There is one person only.') : named(person);
      const login = deskLogin(cloud().login, world.people.indexOf(one));
      return { person: one.userPrincipalName, cloud: { ...cloud(), login } };
    },
    people: ({ tenantId, person }) => {
      const tenants =
        tenantId === undefined
          ? world.tenants
          : [found(world.byId.get(tenantId), `There is no customer tenant ${tenantId}.`)];
      const people = person === undefined ? world.people : [named(person)];
      return {
        people: people.map((one) => ({
          ...one,
          accounts: tenants.map((tenant) => ({
            tenantId: tenant.id,
            userPrincipalName: nameInTenant(one, tenant),
            objectId: objectIdInTenant(one, tenant),
          })),
        })),
      };
    },
  };
}

/** The sign-in address of a desk: below the range's own, with the place of its person. */
function deskLogin(login: string, place: number): string {
  return login.replace(/\/login$/, `/desks/${place}/login`);
}

const DESK = /^\/desks\/(\d{1,3})(\/login\/.*)$/;

/** Whose desk a sign-in path belongs to, and the path without it; null for the range's own. */
export function deskOf(path: string, people: readonly Analyst[]) {
  const [, place = '', rest = ''] = DESK.exec(path) ?? [];
  const person = rest === '' ? undefined : people[Number(place)];
  return person ? { person, path: rest, base: `/desks/${place}/login` } : null;
}
