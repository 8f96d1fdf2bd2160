import type { Cloud } from '#shared/domain/cloud.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';
import type { FoundTenant } from './finding.ts';

/** The tenants a range's cloud file names. @throws AppError `bad-input` for a real cloud. */
export function rangeCandidates(cloud: Cloud): FoundTenant[] {
  if (cloud.kind !== 'range') {
    throw new AppError('bad-input', 'Only a training range brings its own list of tenants.');
  }
  return cloud.tenants.map(({ id, name, domain }) => ({
    key: id,
    input: name,
    line: null,
    id: TenantId.parse(id),
    name,
    domain,
    accessModel: 'unknown',
    known: false,
    problem: null,
    note: null,
    endsAt: null,
    tags: [],
    contract: null,
  }));
}
