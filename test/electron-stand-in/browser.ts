// The Chromium process behind the stand-in and the pages in it.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { EventEmitter } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { Cdp, type Session } from './cdp.ts';

export interface Page {
  targetId: string;
  session: Session;
}
interface Attached {
  sessionId: string;
  targetInfo: { targetId: string; type: string; url: string; openerId?: string };
}

const candidates = [
  process.env.STAND_IN_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const executable = (): string => {
  const found = candidates.find((file) => file && existsSync(file));
  if (!found) throw new Error('electron stand-in: no Chromium found; set STAND_IN_CHROMIUM');
  return found;
};

class Browser extends EventEmitter {
  cdp!: Cdp;
  version = '';
  headless = process.env.STAND_IN_HEADLESS === '1' || !process.env.DISPLAY;
  #child!: ChildProcess;
  #profile = '';
  #shared: string[] = [];
  #expected = new Map<string, (page: Page) => void>();
  #opened = 0;

  async launch(profile: string, switches: string[]): Promise<void> {
    this.#profile = profile;
    this.#shared = [
      `--user-data-dir=${profile}`,
      '--test-type',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(this.headless ? ['--headless'] : []),
    ];
    this.#child = spawn(
      executable(),
      [
        ...this.#shared,
        '--remote-debugging-pipe',
        '--no-startup-window',
        '--no-first-run',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-extensions',
        '--disable-back-forward-cache',
        '--password-store=basic',
        ...switches,
      ],
      { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] },
    );
    process.once('exit', () => this.#child.kill('SIGKILL'));
    // Playwright waits for this line; the rest of Chromium's chatter would drown the app's own output.
    createInterface({ input: this.#child.stderr! }).on('line', (line) => {
      if (line.startsWith('DevTools listening on ') || process.env.STAND_IN_VERBOSE)
        process.stderr.write(line + '\n');
    });
    this.#child.once('exit', (code) => this.emit('exit', code));
    this.cdp = new Cdp(this.#child.stdio[3] as Writable, this.#child.stdio[4] as Readable);
    this.cdp.root.on('Target.attachedToTarget', (event: Attached) => this.#attached(event));
    const version = this.cdp.root.send('Browser.getVersion');
    await this.cdp.root.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: [{ type: 'page' }],
    });
    this.version = (await version).product.split('/')[1];
  }

  /** Opens a window; its page waits, before its first document, for Runtime.runIfWaitingForDebugger. */
  async newPage(bounds: {
    width: number;
    height: number;
    left?: number;
    top?: number;
  }): Promise<Page> {
    if (this.headless) {
      const early = new Map<string, Page>();
      const keep = (page: Page) => early.set(page.targetId, page);
      this.on('unclaimed', keep);
      const { targetId } = await this.cdp.root.send('Target.createTarget', {
        url: 'about:blank',
        newWindow: true,
        ...bounds,
      });
      this.off('unclaimed', keep);
      return early.get(targetId) ?? new Promise((resolve) => this.#expected.set(targetId, resolve));
    }
    // A second start with the same profile makes the running Chromium open an app window: no tabs, no address bar.
    const url = `data:text/html,<!--stand-in-${process.pid}-${++this.#opened}-->`;
    const page = new Promise<Page>((resolve) => this.#expected.set(url, resolve));
    spawn(
      executable(),
      [
        ...this.#shared,
        `--app=${url}`,
        `--window-size=${bounds.width},${bounds.height}`,
        `--window-position=${bounds.left ?? 0},${bounds.top ?? 0}`,
      ],
      { stdio: 'ignore' },
    );
    return page;
  }

  async close(): Promise<void> {
    if (!this.#child || this.#child.exitCode !== null) return;
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.cdp.root.tell('Browser.close');
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 2000).unref())]);
  }

  #attached({ sessionId, targetInfo }: Attached): void {
    const page = { targetId: targetInfo.targetId, session: this.cdp.session(sessionId) };
    const key = [targetInfo.targetId, targetInfo.url].find((k) => this.#expected.has(k));
    const claim = key && this.#expected.get(key);
    if (key) this.#expected.delete(key);
    if (claim) claim(page);
    else if (targetInfo.openerId) {
      // A window the page opened past its sandbox (only possible for documents the stand-in did not serve): never let it load.
      this.emit('stray', targetInfo.targetId);
      page.session.tell('Runtime.runIfWaitingForDebugger');
      this.cdp.root.tell('Target.closeTarget', { targetId: targetInfo.targetId });
    } else if (!this.emit('unclaimed', page)) page.session.tell('Runtime.runIfWaitingForDebugger');
  }
}

export const browser = new Browser();
