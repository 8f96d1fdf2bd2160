import { z } from 'zod';

/** What the tray says: lines nobody has read, tenants nobody can see into. */
export const TrayCounts = z.object({ unread: z.int(), blind: z.int() });
export type TrayCounts = z.infer<typeof TrayCounts>;
