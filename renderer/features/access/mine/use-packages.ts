import { useEffect, useState } from 'react';
import type { AccessPackage } from '#shared/domain/access/package.ts';
import type { Result } from '#shared/errors.ts';
import { useApi } from '../../../api.tsx';
import type { AskFor } from './ask-questions.ts';

/** The packages with their policies' demands, or why they could not be read; null until then. */
export function usePackages(
  wanted: readonly Pick<AskFor, 'tenantId' | 'packageId'>[],
): Result<readonly AccessPackage[]> | null {
  const api = useApi();
  const [read, setRead] = useState<Result<readonly AccessPackage[]> | null>(null);
  useEffect(() => {
    let isOver = false;
    const packages = wanted.map(({ tenantId, packageId }) => ({ tenantId, packageId }));
    if (packages.length === 0) return undefined;
    void api.query('access.packages', { packages }).then((result) => {
      if (!isOver) setRead(result);
    });
    return () => {
      isOver = true;
    };
  }, [api, wanted]);
  return read;
}
