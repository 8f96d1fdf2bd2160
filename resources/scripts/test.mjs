// npm test: installs what is missing, then everything that must pass before a change lands. The last line
// is `N passed, N failed`.
import {
  ensureDisplay,
  ensureModules,
  environment,
  findHost,
  Missing,
  NODE,
  runToEnd,
} from './bootstrap.mjs';

async function test() {
  ensureModules();
  const host = await findHost();
  // The stand-in needs no display; Electron has no other way to run.
  const virtual = host.kind === 'electron' ? await ensureDisplay() : null;
  const env = {
    ...environment(),
    STAND_IN_HEADLESS: '1',
    ...(host.distPath ? { ELECTRON_OVERRIDE_DIST_PATH: host.distPath } : {}),
    ...(virtual?.display ? { DISPLAY: virtual.display } : {}),
  };
  console.log(
    `test: end-to-end tests run on ${host.kind === 'electron' ? 'Electron' : 'the stand-in'}`,
  );
  try {
    return await runToEnd(NODE, ['resources/scripts/test-stages.ts'], env);
  } finally {
    virtual?.stop();
  }
}

try {
  process.exitCode = await test();
} catch (error) {
  if (!(error instanceof Missing)) throw error;
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
