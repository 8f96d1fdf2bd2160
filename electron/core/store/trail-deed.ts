import { z } from 'zod';
import { TrailStep } from '#shared/domain/access/trail.ts';
import { readable } from './stored-json.ts';

/** What the audit trail writes down of one step of a wish, as far as it is told again. */
const Deed = z.object({
  at: TrailStep.shape.at,
  action: TrailStep.shape.action,
  accountId: TrailStep.shape.accountId,
  detail: z.looseObject({
    stage: z.string().optional(),
    reason: z.string().nullish(),
    clientRequestId: z.string().optional(),
    by: z.string().optional(),
  }),
});

interface TrailDeed {
  readonly step: TrailStep;
  /** Name of who recorded the wish, where this step tells it. Hostile. */
  readonly by: string | null;
}

/** The step that the words of an audit entry tell; none where they are about something else. */
export function trailDeed(place: number, body: string): TrailDeed[] {
  return readable(Deed, body)
    .filter(({ action }) => action.startsWith('access.'))
    .map(({ detail, ...deed }) => {
      const { stage, reason, clientRequestId, by } = detail;
      const step = {
        place,
        ...deed,
        stage: stage ?? null,
        reason: reason ?? null,
        clientRequestId: clientRequestId ?? null,
      };
      return { step, by: by ?? null };
    });
}
