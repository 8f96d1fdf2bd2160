import type { AccessPackage } from '../../world/entitlement/access-model.ts';
import type { TenantAccess } from '../../world/entitlement/tenant-access.ts';
import { graphTime } from '../../world/stamp.ts';
import { shaped, type Shape } from './shape.ts';
import { packageMembers, tellCatalog } from './tell-catalog.ts';
import { tellPolicy } from './tell-policy.ts';

export function tellPackage(access: TenantAccess, pack: AccessPackage, shape: Shape): object {
  return shaped(
    'accessPackage',
    packageMembers(pack),
    {
      catalog: (inner) => tellCatalog(access.catalogs.get(pack.catalogId), inner),
      assignmentPolicies: (inner) =>
        [...access.policies.values()]
          .filter(({ packageId }) => packageId === pack.id)
          .map((policy) => tellPolicy(access, policy, inner)),
      resourceRoleScopes: (inner) =>
        pack.grants.map(({ groupId, name }) => {
          const origin = { originSystem: 'AadGroup', description: null };
          return shaped(
            'accessPackageResourceRoleScope',
            { id: `${groupId}_${pack.id}`, createdDateTime: graphTime(pack.createdMs) },
            {
              role: () => ({
                ...origin,
                id: groupId,
                displayName: 'Member',
                originId: `Member_${groupId}`,
              }),
              scope: () => ({
                ...origin,
                id: groupId,
                displayName: name,
                originId: groupId,
                isRootScope: true,
              }),
            },
            inner,
          );
        }),
      accessPackagesIncompatibleWith: () => [],
      incompatibleAccessPackages: () => [],
      incompatibleGroups: () => [],
    },
    shape,
  );
}
