// The floor of every start: a window of the same host, sandboxed the same way, with one word in it, served
// from a scheme of the program's own.
import { app, BrowserWindow, protocol, session } from 'electron';

const SCHEME = 'empty-window';
const PARTITION = 'persist:ui';
const PAGE = '<!doctype html><title>Empty</title><link rel="icon" href="data:,"><p>Empty</p>';

async function open() {
  const { protocol: own } = session.fromPartition(PARTITION);
  const headers = { 'Content-Type': 'text/html; charset=utf-8' };
  own.handle(SCHEME, () => new Response(PAGE, { headers }));
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    show: false,
    webPreferences: { partition: PARTITION, sandbox: true, contextIsolation: true },
  });
  window.once('ready-to-show', () => window.show());
  await window.loadURL(`${SCHEME}://app/index.html`);
}

const folder = process.argv.at(-1);
if (folder === undefined) throw new Error('The empty window needs a folder for its profile.');
app.setPath('userData', folder);
app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: SCHEME, privileges: { standard: true, secure: true } },
]);
app.on('window-all-closed', () => app.quit());
void app.whenReady().then(open);
