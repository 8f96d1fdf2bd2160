import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const Line = z.object({ msg: z.string(), name: z.string().optional(), pid: z.int().optional() });

/** Process ids of every core there has been, from main's log. */
export async function corePids(dataDir: string): Promise<readonly number[]> {
  const text = await readFile(path.join(dataDir, 'logs/main.log'), 'utf8');
  const lines = text.trim().split('\n');
  return lines
    .map((line) => Line.parse(JSON.parse(line)))
    .filter(({ msg, name }) => msg === 'program.started' && name === 'core')
    .flatMap(({ pid }) => pid ?? []);
}
