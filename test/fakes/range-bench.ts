import { sleep } from '#electron/core/sleep.ts';
import { msalTokenSource, type TokenSourceParts } from '#electron/core/auth/msal-token-source.ts';
import { memorySignInStore } from '#electron/core/auth/sign-in-store.ts';
import { signInPage } from '#electron/core/auth/sign-in-page.ts';
import { requestBudget } from '#electron/core/graph/budget.ts';
import { graphClient, type GraphParts } from '#electron/core/graph/client.ts';
import { gate } from '#electron/core/graph/gate.ts';
import { rangeControl } from '#electron/range/control/control-client.ts';
import { startRange } from '#electron/range/range.ts';
import type { RangeInput } from '#electron/range/range-options.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { fakeLog } from './log.ts';
import { fakeSecretBox } from './secret-box.ts';

/** A training range of its own with sign-in and Graph clients on it, all of the real kind. */
export async function rangeBench(input: RangeInput = {}, changes: Partial<TokenSourceParts> = {}) {
  const range = await startRange({ incidents: 60, ...input });
  const { cloud } = range;
  const { log, lines } = fakeLog();
  const opened: string[] = [];
  const page = signInPage({
    cloud,
    host: {
      fetch,
      now: Date.now,
      openInBrowser: async (url) => void opened.push(url),
    },
    browserFor: () => ({ browser: 'default', profile: null }),
  });
  const parts: TokenSourceParts = {
    cloud,
    clientId: cloud.clientId ?? '',
    homeTenantId: TenantId.parse(cloud.homeTenantId),
    fetch,
    now: Date.now,
    sleep,
    secretBox: fakeSecretBox(),
    store: memorySignInStore(),
    openPage: page,
    log,
    ...changes,
  };
  const tokens = msalTokenSource(parts);
  const door = gate();
  const control = rangeControl(range.control);
  const tenants = cloud.tenants.map(({ id }) => TenantId.parse(id));

  const graphFor = (tenantId: TenantId, more: Partial<GraphParts> = {}) =>
    graphClient({
      tenantId,
      cloud,
      tokens,
      fetch,
      now: Date.now,
      sleep: async () => undefined, // waits are asked for, never sat out in a test
      random: () => 0.5,
      budget: requestBudget({ perMinute: 10_000, now: Date.now, sleep }),
      gate: door,
      log,
      ...more,
    });

  return {
    cloud,
    control,
    tokens,
    parts,
    tenants,
    home: TenantId.parse(cloud.homeTenantId),
    lines,
    graphFor,
    /** Tenants that answer, by the range's own account. */
    open: async () => {
      const { tenants: all } = await control.call('totals', {});
      return all.filter(({ condition }) => condition === 'ok').map(({ id }) => TenantId.parse(id));
    },
    [Symbol.asyncDispose]: () => range.stop(),
  };
}
export type RangeBench = Awaited<ReturnType<typeof rangeBench>>;
