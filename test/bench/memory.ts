import { readFileSync } from 'node:fs';

export interface Memory {
  /** Everything resident, the shared pages of the program's own file among it (MB). */
  readonly rssMb: number;
  /** Resident and of this process alone; null where the system does not tell (MB). */
  readonly privateMb: number | null;
}

const BYTES_PER_MB = 1e6;

/** What a process holds: exactly on Linux, elsewhere only the resident size of this process itself. */
export function memoryOf(pid: number): Memory {
  if (process.platform !== 'linux') {
    const own = pid === process.pid ? process.memoryUsage.rss() / BYTES_PER_MB : 0;
    return { rssMb: own, privateMb: null };
  }
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string) => {
    const kib = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? '0';
    return (Number(kib) * 1024) / BYTES_PER_MB;
  };
  return { rssMb: megabytes('VmRSS'), privateMb: megabytes('RssAnon') };
}
