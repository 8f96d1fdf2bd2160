import type { AccessWish, RecordedWish } from '#shared/domain/access/wish.ts';
import type { SeenState } from '#shared/domain/access/seen-state.ts';
import type { MeThere, Verdict } from '#shared/domain/access/settle-decision.ts';
import type { GraphClient } from '../graph/client.ts';

/** One way to Graph for one wish: whose it is, and the id that the trail names it by. */
export interface CarryContext {
  readonly graph: GraphClient;
  readonly me: MeThere;
  readonly signal: AbortSignal;
}

/** How one kind of wish is looked at, judged and carried out. */
export interface Carrier<W extends AccessWish> {
  /** What is there now. */
  look(wish: W, one: RecordedWish, context: CarryContext): Promise<SeenState>;
  /** What the wish comes to. Pure. */
  judge(
    wish: W,
    states: { readonly seen: SeenState; readonly found: SeenState },
    facts: {
      readonly me: MeThere;
      readonly maybeSent: boolean;
      readonly recordedAt: string;
      readonly nowMs: number;
    },
  ): Verdict;
  /** Sends it once. @param clientRequestId names the request in the trail and at the service. */
  send(wish: W, context: CarryContext, clientRequestId: string): Promise<void>;
}
