import { z } from 'zod';

export const Theme = z.enum(['system', 'dark', 'light', 'high-contrast']);
export type Theme = z.infer<typeof Theme>;
