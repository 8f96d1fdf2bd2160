import { z } from 'zod';

/**
 * What the machine's administrator decides; wins over the user's settings, which then show as managed.
 * Absent members leave the choice to the user. Unknown members are reported, not fatal.
 */
export const Policy = z.object({
  /** Application (client) id of the MSSP's registration. */
  clientId: z.uuid().optional(),
  homeTenantId: z.uuid().optional(),
  cloud: z.enum(['global', 'us-government', 'china']).optional(),
  /** False hides the training range. */
  allowRange: z.boolean().optional(),
  /** True refuses to store anything where the computer offers no protected storage. */
  forbidUnprotectedStorage: z.boolean().optional(),
  /** True lets a packaged build take a cloud file from its command line (design, section 6). */
  allowCloudFile: z.boolean().optional(),
});
export type Policy = z.infer<typeof Policy>;
