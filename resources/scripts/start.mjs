// npm start: installs what is missing, builds what changed, opens the app. Arguments are passed on:
// npm start -- --range
import {
  ensureDisplay,
  ensureModules,
  environment,
  findHost,
  Missing,
  NODE,
  ROOT,
  runToEnd,
} from './bootstrap.mjs';

async function start() {
  ensureModules();
  const env = environment();
  const host = await findHost();
  const built = await runToEnd(NODE, ['resources/scripts/build.ts', '--if-changed'], env);
  if (built !== 0) return built;
  const { display, virtual, stop } = await ensureDisplay();
  console.log(
    `start: ${HOSTS[host.kind]}${virtual ? `, on a virtual display (Xvfb ${display})` : ''}`,
  );
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []; // Chromium has no sandbox as root
  const args = [...root, ROOT, ...process.argv.slice(2)];
  const given = { ...env, ...(display ? { DISPLAY: display } : {}) };
  try {
    return await runToEnd(host.executable, args, given);
  } finally {
    stop();
  }
}

const HOSTS = {
  electron: 'opening in Electron',
  'stand-in': 'no Electron runtime here, opening in Chromium through the stand-in',
};

try {
  process.exitCode = await start();
} catch (error) {
  if (!(error instanceof Missing)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
