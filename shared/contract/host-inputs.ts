import { z } from 'zod';
import { Theme } from '../domain/theme.ts';

/** How something is asked: `query` reads, `command` wishes. */
export const Asked = z.enum(['query', 'command']);
export type Asked = z.infer<typeof Asked>;

const Nothing = z.object({});

/**
 * What the rim answers itself, and what it is asked with. All of the contract that main makes ready: the
 * other calls are read by core alone, and a start need not wait for the rules of what main only passes on.
 */
export const hostInputs = {
  'host.status': { kind: 'query', input: Nothing },
  'host.openRange': { kind: 'command', input: Nothing },
  'host.openReal': { kind: 'command', input: Nothing },
  'host.leaveProfile': { kind: 'command', input: Nothing },
  'host.startAgain': { kind: 'command', input: z.object({ beginAnew: z.boolean() }) },
  'host.setTheme': { kind: 'command', input: z.object({ theme: Theme }) },
  'host.takePlace': { kind: 'command', input: Nothing },
  'host.takeLink': { kind: 'command', input: Nothing },
} as const;

export type HostName = keyof typeof hostInputs;
