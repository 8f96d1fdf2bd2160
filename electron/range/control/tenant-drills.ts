import { ACCESS_SCOPES, READ_SCOPES, RESPOND_SCOPES } from '../tenant-state.ts';
import { DONE, type DrillContext, type Drills, found } from './drill-context.ts';

type TenantDrills = Pick<Drills, Extract<keyof Drills, `tenants.${string}` | `tokens.${string}`>>;

/** Conditions of the token service itself: Graph knows nothing of them. */
const OF_THE_SERVICE = new Set(['ok', 'no-role', 'throttled', 'unavailable', 'loop']);

/** Drills that change how sign-in goes and what a tenant allows. */
export function tenantDrills(context: DrillContext): TenantDrills {
  const { world, access, clock, budget, settings } = context;
  const stateOf = (id: string) => found(context.states.get(id), `There is no tenant ${id}.`);
  const statesOf = (id: string | undefined) =>
    id === undefined ? [...context.states.values()] : [stateOf(id)];

  return {
    'tokens.revoke': ({ tenantId }) => {
      for (const state of statesOf(tenantId)) state.revokedMs = context.wall();
      return DONE;
    },
    'tokens.settings': ({ accessSeconds, rotation, person }) => {
      if (accessSeconds !== undefined) settings.accessSeconds = accessSeconds;
      if (rotation !== undefined) settings.rotation = rotation;
      if (person !== undefined) {
        settings.person = found(
          world.people.find(({ userPrincipalName }) => userPrincipalName === person),
          `Nobody here is called ${person}.`,
        );
      }
      return DONE;
    },
    'tenants.condition': ({ tenantId, condition }) => {
      const state = stateOf(tenantId);
      state.roleSinceMs = clock.now();
      if (condition === 'no-role') state.role = 'none';
      else if (state.role === 'none') state.role = world.byId.get(tenantId)?.role ?? 'operator';
      if (condition === 'revoked') state.revokedMs = context.wall();
      // Continuous access evaluation: what sign-in would refuse now, Graph asks about at once.
      if (!OF_THE_SERVICE.has(condition)) state.staleMs = context.wall();
      if (condition === 'ok') state.challengeNbf = 0;
      if (condition === 'ok' && state.consented.size === 0) {
        for (const scope of [...READ_SCOPES, ...RESPOND_SCOPES, ...ACCESS_SCOPES])
          state.consented.add(scope);
      }
      state.condition = condition;
      const tenant = world.byId.get(tenantId);
      if (tenant && condition === 'not-a-guest') access.setGuests(tenant, 'absent');
      if (tenant && condition === 'ok') access.setGuests(tenant, 'member');
      return DONE;
    },
    'tenants.role': ({ tenantId, role }) => {
      const state = stateOf(tenantId);
      state.role = role;
      state.roleSinceMs = clock.now();
      return DONE;
    },
    'tenants.consent': ({ tenantId, scopes, granted }) => {
      const { consented } = stateOf(tenantId);
      for (const scope of scopes) {
        if (granted) consented.add(scope);
        else consented.delete(scope);
      }
      return DONE;
    },
    'tenants.challenge': ({ tenantId }) => {
      for (const state of statesOf(tenantId)) {
        state.challengeNbf = Math.ceil(context.wall() / 1000);
      }
      return DONE;
    },
    'tenants.budget': ({ tenantId, perMinute }) => {
      for (const state of statesOf(tenantId)) state.budget = perMinute;
      budget.reset(tenantId);
      return DONE;
    },
    'tenants.expand-broken': ({ tenantId, broken }) => {
      stateOf(tenantId).expandBroken = broken;
      return DONE;
    },
    'tenants.tasks': ({ tenantId, service }) => {
      stateOf(tenantId).tasks = service;
      return DONE;
    },
    'tenants.future': ({ tenantId, on }) => {
      for (const state of statesOf(tenantId)) state.future = on;
      return DONE;
    },
  };
}
