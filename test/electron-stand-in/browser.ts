// The Chromium process behind the stand-in and the pages in it.
import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { CdpConnection, type CdpSession } from './cdp.ts';

export interface Page {
  readonly targetId: string;
  readonly session: CdpSession;
}
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const Attached = z.object({
  sessionId: z.string(),
  targetInfo: z.object({ targetId: z.string(), url: z.string(), openerId: z.string().optional() }),
});
const Version = z.object({ product: z.string() });
const Created = z.object({ targetId: z.string() });

/** Chromium is given this long to close by itself. */
const CLOSE_MS = 3_000;
const SWITCHES = [
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
];
/**
 * The lists under an address bar that no window of ours shows. Chromium would load each as a page beside ours:
 * more than half of what its start costs.
 */
const UNUSED = ['WebUIOmniboxPopup', 'WebUIOmniboxFullPopup', 'WebUIOmniboxAimPopup'];
const DISABLE = '--disable-features=';

/** Switches of ours and of the app's. Chromium heeds only the last list of features it is given. */
function allSwitches(given: readonly string[]): string[] {
  const lists = given.filter((one) => one.startsWith(DISABLE));
  const features = [...UNUSED, ...lists.map((one) => one.slice(DISABLE.length))];
  const others = given.filter((one) => !one.startsWith(DISABLE));
  return [...SWITCHES, ...others, `${DISABLE}${features.join(',')}`];
}

function executable(): string {
  const given = process.env['STAND_IN_CHROMIUM'];
  const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const found = (given ? [given] : places).find((file) => existsSync(file));
  if (!found) throw new Error('electron stand-in: no Chromium found; set STAND_IN_CHROMIUM');
  return found;
}

class Browser extends EventEmitter {
  version = '';
  readonly #headless = process.env['STAND_IN_HEADLESS'] === '1' || !process.env['DISPLAY'];
  readonly #expected = new Map<string, (page: Page) => void>();
  readonly #unclaimed = new Map<string, Page>();
  #cdp: CdpConnection | undefined;
  #child: ChildProcess | undefined;
  #shared: readonly string[] = [];
  #profile = '';
  #opened = 0;
  #closing = false;

  get root(): CdpSession {
    if (!this.#cdp) throw new Error('electron stand-in: Chromium has not been started yet');
    return this.#cdp.root;
  }

  async launch(profile: string, switches: readonly string[]): Promise<void> {
    this.#profile = profile;
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const headless = this.#headless ? ['--headless'] : [];
    this.#shared = [`--user-data-dir=${profile}`, '--test-type', ...asRoot, ...headless];
    const child = spawn(executable(), [...this.#shared, ...allSwitches(switches)], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    });
    this.#child = child;
    process.once('exit', () => child.kill('SIGKILL'));
    child.once('exit', (code) => {
      if (!this.#closing) this.emit('lost', code);
    });
    const [, , stderr, out, input] = child.stdio;
    if (!(stderr instanceof Readable && out instanceof Writable && input instanceof Readable)) {
      throw new Error('electron stand-in: Chromium was started without its pipes');
    }
    // Playwright waits for this line; the rest of Chromium's chatter would drown the app's own output.
    createInterface({ input: stderr }).on('line', (line) => {
      const wanted = line.startsWith('DevTools listening on ');
      if (wanted || process.env['STAND_IN_VERBOSE']) process.stderr.write(`${line}\n`);
    });
    this.#cdp = new CdpConnection(out, input);
    this.root.on('Target.attachedToTarget', Attached, (event) => this.#attached(event));
    const version = this.root.ask('Browser.getVersion', {}, Version);
    await this.root.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: [{ type: 'page' }],
    });
    this.version = (await version).product.split('/')[1] ?? '';
  }

  /** Opens a window. Its page waits, before its first document, for `Runtime.runIfWaitingForDebugger`. */
  async newPage(place: Place): Promise<Page> {
    if (this.#headless) {
      const options = { url: 'about:blank', newWindow: true, ...place };
      const { targetId } = await this.root.ask('Target.createTarget', options, Created);
      const early = this.#unclaimed.get(targetId);
      this.#unclaimed.delete(targetId);
      return early ?? new Promise((resolve) => this.#expected.set(targetId, resolve));
    }
    // A second start with the same profile makes the running Chromium open an app window: no tabs, no bar.
    const url = `data:text/html,<!--stand-in-${process.pid}-${++this.#opened}-->`;
    const page = new Promise<Page>((resolve) => this.#expected.set(url, resolve));
    const { left, top, width, height } = place;
    const where = [`--window-size=${width},${height}`, `--window-position=${left},${top}`];
    spawn(executable(), [...this.#shared, `--app=${url}`, ...where], { stdio: 'ignore' });
    return page;
  }

  /** A browser apart from the app, with a profile of its own. Without a display there is none. */
  openApart(url: string): void {
    if (this.#headless || !/^https?:/.test(url)) return;
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : [];
    const profile = `--user-data-dir=${this.#profile}-apart`;
    const child = spawn(executable(), [profile, '--no-first-run', ...asRoot, url], {
      stdio: 'ignore',
    });
    process.once('exit', () => child.kill());
  }

  async close(): Promise<void> {
    const child = this.#child;
    if (!child || this.#closing || child.exitCode !== null) return;
    this.#closing = true;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const limit = setTimeout(() => child.kill('SIGKILL'), CLOSE_MS);
    this.root.tell('Browser.close');
    await gone;
    clearTimeout(limit);
  }

  #attached({ sessionId, targetInfo }: z.output<typeof Attached>): void {
    if (!this.#cdp) return;
    const { targetId, url, openerId } = targetInfo;
    const page: Page = { targetId, session: this.#cdp.session(sessionId) };
    const key = [targetId, url].find((candidate) => this.#expected.has(candidate));
    const claim = key === undefined ? undefined : this.#expected.get(key);
    if (key !== undefined) this.#expected.delete(key);
    if (claim) claim(page);
    else if (openerId === undefined) this.#unclaimed.set(targetId, page);
    else this.#refuse(page);
  }

  /** A window the page opened past its sandbox: it never loads anything. */
  #refuse({ targetId, session }: Page): void {
    this.emit('stray', targetId);
    session.tell('Runtime.runIfWaitingForDebugger');
    this.root.tell('Target.closeTarget', { targetId });
  }
}

export const browser = new Browser();
