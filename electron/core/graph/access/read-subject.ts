import type { AccessEnds } from '#shared/domain/access/policy.ts';
import { PackageId, type PackageName } from '#shared/domain/access/package.ts';
import type { Subject } from '#shared/domain/access/subject.ts';
import { idOf, isMembers, type Members, memberOf, momentOf, textOf, titleOf } from '../lenient.ts';

/** The longest single line that is kept. */
export const LINE = 400;

/** A member that is an object, or null. */
export function objectOf(from: Members, name: string): Members | null {
  const value = memberOf(from, name);
  return isMembers(value) ? value : null;
}

/** An accessPackageSubject. */
export function readSubject(from: Members | null): Subject | null {
  if (from === null) return null;
  const organization = objectOf(from, 'connectedOrganization');
  return {
    objectId: idOf(from, 'objectId'),
    name: textOf(from, 'displayName', LINE),
    principalName: textOf(from, 'principalName', LINE),
    email: textOf(from, 'email', LINE),
    organization: organization && textOf(organization, 'displayName', LINE),
  };
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** An identity of a review or a stage; the service writes "nobody" as an id of zeros. */
export function readIdentity(from: Members | null): Subject | null {
  if (from === null) return null;
  const objectId = idOf(from, 'id');
  const name = textOf(from, 'displayName', LINE);
  const principalName = textOf(from, 'userPrincipalName', LINE);
  const isNobody = (objectId === null || objectId === NOBODY) && !name && !principalName;
  return isNobody ? null : { objectId, name, principalName, email: null, organization: null };
}

/** Id and name of a package; null without a usable id. */
export function readPackageName(from: Members | null): PackageName | null {
  const id = PackageId.safeParse(from && idOf(from, 'id'));
  return from && id.success ? { id: id.data, name: titleOf(from, 'displayName', LINE) } : null;
}

/** An expirationPattern. */
export function readEnds(from: Members | null): AccessEnds | null {
  if (from === null) return null;
  return {
    type: textOf(from, 'type', LINE) ?? 'notSpecified',
    duration: textOf(from, 'duration', LINE),
    endAt: momentOf(from, 'endDateTime'),
  };
}
