import type { ControlOutput, ReceivedWrite } from '#electron/range/control/control-contract.ts';
import type { WishStep } from '#electron/core/store/audit-reader.ts';
import type { ListedWish, WishId } from '#shared/domain/access/wish.ts';

export type Received = ControlOutput<'access.decisions'>['stages'][number];
export type ToldAssignment = ControlOutput<'access.read'>['assignments'][number];
export type MetFault = ControlOutput<'faults.read'>['met'][number];
export type ToldRequest = ControlOutput<'access.read'>['requests'][number];

/** What the ledger of a desk says at the end, and what the range says. */
export interface Evidence {
  /** All there are in the ledger, of everybody who sat there. */
  readonly wishes: readonly ListedWish[];
  /** What was answered as recorded, about what, and in which ordeal. */
  readonly promised: readonly {
    readonly id: WishId;
    readonly about: string;
    readonly ordeal: string;
  }[];
  /** All ordeals there were: each has to end with something done, else it has shown nothing. */
  readonly ordeals: readonly string[];
  /** What the audit trail says of each wish, oldest first. */
  readonly steps: ReadonlyMap<string, readonly WishStep[]>;
  /** The chain of the audit trail is whole. */
  readonly chainIsWhole: boolean;
  /** Decisions that arrived at the range, by stage. */
  readonly received: readonly Received[];
  /** All writes that arrived there, in their order. */
  readonly writes: readonly ReceivedWrite[];
  /** Every request of the range, by id, as it stands there. */
  readonly told: ReadonlyMap<string, ToldRequest>;
  /** Every assignment of the range, by id. */
  readonly held: ReadonlyMap<string, ToldAssignment>;
  /** Requests whose answers were edited there after the person had read them. */
  readonly edited: ReadonlySet<string>;
  /** Trouble that calls met there, counted by the range. */
  readonly met: readonly MetFault[];
  /** Home address of everybody who sat at the desk, by account. */
  readonly people: ReadonlyMap<string, string>;
}

/**
 * What must be nought. `lost`: a wish that was recorded and is gone or not settled, an outcome that the
 * range does not bear out, and an outcome that the audit trail does not explain. `doubled`: applied twice, or
 * sent again after a success. `wrongPerson`: arrived under another name than that of who decided.
 */
export interface Verdict {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly wrongPerson: readonly string[];
}
