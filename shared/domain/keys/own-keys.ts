import { z } from 'zod';

const MOST_ACTIONS = 500;

/** One step, or two with a space between (`press.ts`). */
const KeysText = z
  .string()
  .max(60)
  .regex(/^\S+(?: \S+)?$/u);

/**
 * The keys a person chose, by the name of the action; null = none. Actions are named by plain text: those of
 * a newer or older version are kept and do nothing.
 */
export const OwnKeys = z
  .record(z.string().min(1).max(64), KeysText.nullable())
  .refine((keys) => Object.keys(keys).length <= MOST_ACTIONS, 'too many');
export type OwnKeys = Readonly<z.infer<typeof OwnKeys>>;
