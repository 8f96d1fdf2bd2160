// One instance a profile: a lock file, and a folder in which later starts leave their command lines.
import {
  type FSWatcher,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const Start = z.object({ argv: z.array(z.string()), cwd: z.string() });
type Start = z.infer<typeof Start>;

export class InstanceLock {
  readonly #folder: string;
  #watcher: FSWatcher | undefined;

  constructor(userData: string) {
    this.#folder = path.join(userData, 'stand-in-instance');
  }

  /** True for the first; a later one leaves its command line with the first and gets false. */
  take(onSecond: (start: Start) => void): boolean {
    mkdirSync(this.#folder, { recursive: true });
    const file = path.join(this.#folder, 'lock');
    while (!created(file)) {
      const owner = ownerOf(file);
      if (owner !== null && isAlive(owner)) {
        this.#leaveNote({ argv: process.argv, cwd: process.cwd() });
        return false;
      }
      rmSync(file, { force: true });
    }
    this.#watcher = watch(this.#folder, () => this.#readNotes(onSecond)).unref();
    process.once('exit', () => this.release());
    return true;
  }

  release(): void {
    if (!this.#watcher) return;
    this.#watcher.close();
    this.#watcher = undefined;
    rmSync(path.join(this.#folder, 'lock'), { force: true });
  }

  #leaveNote(start: Start): void {
    const file = path.join(this.#folder, String(process.pid));
    writeFileSync(file, JSON.stringify(start));
    renameSync(file, `${file}.json`); // complete when it has its name
  }

  #readNotes(onSecond: (start: Start) => void): void {
    for (const name of readdirSync(this.#folder).filter((entry) => entry.endsWith('.json'))) {
      const file = path.join(this.#folder, name);
      const text = readFileSync(file, 'utf8');
      rmSync(file);
      onSecond(Start.parse(JSON.parse(text)));
    }
  }
}

const Exists = z.object({ code: z.literal('EEXIST') });

function created(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (Exists.safeParse(error).success) return false;
    throw error;
  }
}

function ownerOf(file: string): number | null {
  const owner = Number(readFileSync(file, 'utf8'));
  return owner > 0 ? owner : null;
}

const NotThere = z.object({ code: z.literal('ESRCH') });

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !NotThere.safeParse(error).success;
  }
}
