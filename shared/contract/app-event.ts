import { z } from 'zod';

/** Which read models went stale. Carries no data: the renderer asks again. */
export const Topic = z.enum([
  'incidents',
  /** What may be asked for, was asked, is had or waits for a decision. */
  'access',
  /** A clock stands otherwise than before, just by time. */
  'clocks',
  'tenants',
  'candidates',
  'outbox',
  'session',
  'settings',
  'notices',
  'inbox',
  'reminders',
  'telling',
  'templates',
  'place',
  'views',
  'link',
  'host',
]);
export type Topic = z.infer<typeof Topic>;

export const AppEvent = z.object({ name: z.literal('data.changed'), topics: z.array(Topic) });
export type AppEvent = z.infer<typeof AppEvent>;
