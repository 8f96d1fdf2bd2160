import { z } from 'zod';

/** Parts that several drills have in common. */

export const TenantId = z.uuid();
/** Leave it out for all tenants. */
export const OneOrAll = z.object({ tenantId: TenantId.optional() });
export const Done = z.object({ done: z.literal(true) });
export const IncidentRef = z.object({ tenantId: TenantId, incidentId: z.string() });

export const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({
  input,
  output,
});
