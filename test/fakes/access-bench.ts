import { expect } from 'vitest';
import type { MyAccess, PackageRow } from '#shared/contract/my-access.ts';
import type { PolicyRequirement } from '#shared/domain/access/policy.ts';
import type { ListedWish } from '#shared/domain/access/wish.ts';
import { MINUTE_MS } from '#shared/time.ts';
import { asked, type Offered, type PackageRef } from './asked.ts';
import type { CoreBench } from './core-bench.ts';

const REASON = 'First day of a new colleague.';

/** What a person does with their own access, on a core against a range. */
export function accessBench(bench: CoreBench) {
  const mine = (): Promise<MyAccess> => bench.call('access.mine', {});

  const offersOf = async (
    packages: PackageRef[],
    fits: (policy: PolicyRequirement) => boolean,
  ): Promise<Offered[]> => {
    const found = await bench.call('access.packages', { packages });
    return found.flatMap(({ tenantId, id, requirements }) => {
      const policy = requirements?.find(fits);
      return policy ? [{ tenantId, packageId: id, policy }] : [];
    });
  };

  const policyOf = async (
    { tenantId, packageId }: PackageRef,
    fits: (policy: PolicyRequirement) => boolean,
  ): Promise<Offered | null> => (await offersOf([{ tenantId, packageId }], fits))[0] ?? null;

  /** What may be asked for, is not had and not under way; each under the first policy that fits. */
  const allOffered = async (fits: (policy: PolicyRequirement) => boolean): Promise<Offered[]> => {
    const free = (await mine()).packages.filter(isFree);
    const keys = free.map(({ tenantId, packageId }) => ({ tenantId, packageId }));
    return offersOf(keys, fits);
  };

  const wishOf = async (id: string): Promise<ListedWish | null> =>
    (await bench.call('access.wishes', {})).find((wish) => wish.id === id) ?? null;

  return {
    mine,
    policyOf,
    allOffered,
    wishOf,
    offered: async (fits: (policy: PolicyRequirement) => boolean): Promise<Offered> => {
      const [one] = await allOffered(fits);
      if (one) return one;
      throw new Error('No such package is offered.');
    },
    requestsFor: async ({ tenantId, packageId }: PackageRef) => {
      const { requests } = await bench.control().call('access.read', { tenantId });
      return requests.filter((one) => one.packageId === packageId);
    },
    stageOf: (id: string, stage: string) =>
      bench.until(async () => {
        expect((await wishOf(id))?.stage).toBe(stage);
      }),
    /** Records one request. @returns the wish's id. */
    ask: async (one: Offered, more: object = {}): Promise<string> => {
      const packages = [{ ...asked(one), ...more }];
      const { recorded, left } = await bench.call('access.ask', {
        packages,
        justification: REASON,
      });
      expect(left).toEqual([]);
      const [first] = recorded;
      if (first) return first.id;
      throw new Error('Nothing was recorded.');
    },
    /** Time passes in the range: what waits there is settled and delivered. */
    live: (minutes: number) => bench.control().call('clock.advance', { ms: minutes * MINUTE_MS }),
    /** The next look at every tenant is due, and is taken. */
    look: async (minutes = 11): Promise<void> => {
      bench.clock.pass(minutes * MINUTE_MS);
      await bench.drive(bench.core().headless.syncOnce());
    },
  };
}
export type AccessBench = ReturnType<typeof accessBench>;

const isFree = ({ isHeld, isPending }: PackageRow) => !isHeld && !isPending;

/** Needs approval and asks nothing. */
export const plain = ({ questions, approvalForAdd }: PolicyRequirement): boolean =>
  questions.length === 0 && approvalForAdd;
