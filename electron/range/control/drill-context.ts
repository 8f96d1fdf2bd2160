import type { z } from 'zod';
import type { Cloud } from '#shared/domain/cloud.ts';
import type { RangeClock } from '../clock.ts';
import type { EntraSettings } from '../entra/entra-context.ts';
import type { Budget } from '../graph/budget.ts';
import type { Faults } from '../http/faults.ts';
import type { Recorder } from '../http/recorder.ts';
import type { TenantState } from '../tenant-state.ts';
import type { AccessWorld } from '../world/entitlement/access-world.ts';
import type { LaggingReads } from '../world/entitlement/lagging-reads.ts';
import type { Life } from '../world/life.ts';
import type { World } from '../world/world.ts';
import type { ControlCalls, ControlName, ReceivedWrite } from './control-contract.ts';
import type { AccessRaces } from './access-races.ts';
import type { Races } from './races.ts';

/** What the drills act on. */
export interface DrillContext {
  readonly world: World;
  readonly states: ReadonlyMap<string, TenantState>;
  readonly access: AccessWorld;
  readonly lagging: LaggingReads;
  readonly clock: RangeClock;
  readonly life: Life;
  readonly budget: Budget;
  readonly faults: Faults;
  readonly recorder: Recorder;
  readonly received: ReceivedWrite[];
  readonly races: Races;
  readonly accessRaces: AccessRaces;
  readonly settings: EntraSettings;
  readonly requests: { graph: number; login: number };
  /** The range's own cloud; known once it listens. */
  readonly cloud: () => Cloud;
  /** The computer's clock: tokens and challenges go by it. */
  readonly wall: () => number;
}

/** A drill that cannot be done; the message says what to change. */
export class DrillError extends Error {
  override readonly name = 'DrillError';
}

export type Input<N extends ControlName> = z.output<ControlCalls[N]['input']>;
export type Output<N extends ControlName> = z.input<ControlCalls[N]['output']>;
export type Drills = { readonly [N in ControlName]: (input: Input<N>) => Output<N> };

export const DONE = { done: true } as const;

/** What was looked for. @throws DrillError with `message` when there is no such thing. */
export function found<T>(value: T | null | undefined, message: string): T {
  if (value === null || value === undefined) throw new DrillError(message);
  return value;
}
