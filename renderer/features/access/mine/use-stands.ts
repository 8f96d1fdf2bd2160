import { useEffect, useState } from 'react';
import type { AskReceipt } from '#shared/contract/my-access.ts';
import type { WishId } from '#shared/domain/access/wish.ts';
import type { WishStage } from '#shared/domain/access/wish-stage.ts';
import { useApi } from '../../../api.tsx';
import { useAccess } from '../access-context.ts';

/** Where each of what was recorded stands now; `recorded` until core has said otherwise. */
export function useStands(recorded: AskReceipt['recorded']): (id: WishId) => WishStage {
  const api = useApi();
  const overview = useAccess((state) => state.overview); // another one with each change of access
  const [stages, setStages] = useState<ReadonlyMap<WishId, WishStage>>(new Map());
  useEffect(() => {
    let isHere = true;
    if (recorded.length === 0) return undefined;
    void api.query('access.wishes', {}).then((found) => {
      if (isHere && found.ok) setStages(new Map(found.value.map(({ id, stage }) => [id, stage])));
    });
    return () => {
      isHere = false;
    };
  }, [api, recorded, overview]);
  return (id) => stages.get(id) ?? 'recorded';
}
