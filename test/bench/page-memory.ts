import { readdirSync, readFileSync } from 'node:fs';
import type { ElectronApplication, Page } from '@playwright/test';
import { memoryOf } from './memory.ts';

const BYTES_PER_MB = 1e6;

export interface PageMemory {
  /** What the page's scripts hold after a collection (MB). */
  readonly heapMb: number;
  /** The whole process of the page, resident, and of it what is its own (MB); null where not told. */
  readonly process: { readonly rssMb: number; readonly privateMb: number | null } | null;
}

/** What a window's page holds. */
export async function pageMemory(app: ElectronApplication, page: Page): Promise<PageMemory> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return { heapMb: usedSize / BYTES_PER_MB, process: rendererOf(app.process().pid ?? 0) };
}

/** The largest page process under a program: beside the window's there may be one kept ready. */
function rendererOf(program: number): PageMemory['process'] {
  if (process.platform !== 'linux') return null;
  const parents = new Map(processes().map(({ pid, parent }) => [pid, parent]));
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (parent === program || isBelow(parent));
  };
  const pages = processes().filter(
    ({ pid, command }) => command.includes('--type=renderer') && isBelow(pid),
  );
  const sizes = pages.map(({ pid }) => memoryOf(pid)).sort((one, other) => other.rssMb - one.rssMb);
  return sizes[0] ?? null;
}

function processes() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8');
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
        return [{ pid: Number(name), parent, command }];
      } catch (error) {
        if (error instanceof Error && 'code' in error) return []; // it ended meanwhile
        throw error;
      }
    });
}
