import { useCallback, useEffect, useState } from 'react';
import type { HeldIncident } from '#shared/contract/many-incidents.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import type { Result } from '#shared/errors.ts';
import { useApi } from '../../../api.tsx';

/**
 * Those that a colleague or Defender Experts work on now, not when they were picked. `look` asks again.
 * @param keys stay the same object while they are the same incidents.
 * @param concerned whether the gesture concerns them at all.
 */
export function useHeld(keys: readonly IncidentKey[], concerned: boolean) {
  const api = useApi();
  const [held, setHeld] = useState<readonly HeldIncident[]>([]);
  const look = useCallback(async (): Promise<Result<readonly HeldIncident[]>> => {
    if (!concerned || keys.length === 0) return { ok: true, value: [] };
    return api.query('incidents.heldByOthers', { keys: [...keys] });
  }, [api, keys, concerned]);
  useEffect(() => {
    let current = true;
    void look().then((result) => {
      if (current && result.ok) setHeld(result.value);
    });
    return () => {
      current = false;
    };
  }, [look]);
  return { held, look };
}
