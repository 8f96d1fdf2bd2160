import { guestState } from '../../world/entitlement/guests.ts';
import type { Ends } from '../../world/entitlement/access-model.ts';
import type { TenantAccess } from '../../world/entitlement/tenant-access.ts';
import { graphTime } from '../../world/stamp.ts';
import type { World } from '../../world/world.ts';
import { shaped, type Shape } from './shape.ts';

/** Somebody as entitlement management tells of them; who is not in the directory has no object id. */
export function tellSubject(
  world: World,
  access: TenantAccess,
  key: string,
  shape: Shape,
): object | null {
  const subject = access.roster.byKey.get(key);
  if (!subject) return null;
  const there = guestState(access, key) !== 'absent';
  const governed = access.guests.get(key)?.governed ?? false;
  return shaped(
    'accessPackageSubject',
    {
      id: subject.id,
      objectId: there ? subject.key : null,
      displayName: subject.name,
      principalName: there ? subject.principalName : null,
      email: subject.email,
      onPremisesSecurityIdentifier: null,
      subjectType: 'user',
      subjectLifecycle:
        subject.side === 'customer' ? 'notDefined' : governed ? 'governed' : 'notGoverned',
    },
    {
      connectedOrganization: () =>
        subject.side === 'provider' ? connectedOrganization(world, access) : null,
    },
    shape,
  );
}

function connectedOrganization({ home }: World, access: TenantAccess): object {
  const createdMs = access.offer.catalogs[0]?.createdMs ?? access.epochMs;
  return {
    id: access.roster.connectedOrgId,
    displayName: home.name,
    description: 'Our security operations center.',
    createdDateTime: graphTime(createdMs),
    modifiedDateTime: graphTime(createdMs),
    state: 'configured',
    identitySources: [
      {
        '@odata.type': '#microsoft.graph.azureActiveDirectoryTenant',
        tenantId: home.id,
        displayName: home.name,
      },
    ],
  };
}

/** Who did something, as an identity. */
export function tellIdentity(access: TenantAccess, key: string | null): object | null {
  const subject = access.roster.byKey.get(key ?? '');
  if (!subject) return null;
  return {
    '@odata.type': '#microsoft.graph.userIdentity',
    id: subject.key,
    displayName: subject.name,
    userPrincipalName: subject.principalName,
  };
}

export function tellEnds(ends: Ends): object {
  return {
    type: ends.type,
    duration: ends.type === 'afterDuration' ? ends.duration : null,
    endDateTime: ends.type === 'afterDateTime' ? graphTime(ends.endMs) : null,
  };
}

export const timeOrNull = (ms: number | null) => (ms === null ? null : graphTime(ms));
