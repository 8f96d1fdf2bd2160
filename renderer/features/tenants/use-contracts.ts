import { useEffect, useState } from 'react';
import type { NamedContract } from '#shared/domain/clock/contract.ts';
import { useApi } from '../../api.tsx';
import { useTenants } from './tenants-context.ts';

/** The named contracts, read again whenever something of the tenants changed. Null until the first answer. */
export function useContracts(): readonly NamedContract[] | null {
  const api = useApi();
  const tenants = useTenants((state) => state.tenants);
  const [contracts, setContracts] = useState<readonly NamedContract[] | null>(null);
  useEffect(() => {
    let current = true;
    void api.query('contracts.list', {}).then((result) => {
      if (current && result.ok) setContracts(result.value);
    });
    return () => {
      current = false;
    };
    // `tenants` is not used in it, but says when it is read again.
  }, [api, tenants]);
  return contracts;
}
