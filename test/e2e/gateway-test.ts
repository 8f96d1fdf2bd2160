import { test as base } from './app.ts';
import { type Gateway, openGateway } from './gateway.ts';

/** The app with a way to its range that a story can cut. */
export const test = base.extend<{ gateway: Gateway }>({
  gateway: async ({ range }, use) => {
    const gateway = await openGateway(range.cloudFile);
    await use(gateway);
    await gateway.cut();
  },
  launchArgs: async ({ gateway }, use) => use(['--cloud', gateway.cloudFile]),
});
