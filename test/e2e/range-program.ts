import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { ROOT } from './host.ts';

/** What a training range is started with: small, so that a story begins at once. */
export interface RangeOptions {
  readonly tenants: number;
  readonly incidents: number;
  readonly seed: number;
}

const Ready = z.object({ ready: z.literal(true), cloudFile: z.string(), control: z.url() });

/** A training range of one test. */
export interface RunningRange {
  /** For `--cloud`. */
  readonly cloudFile: string;
  /** Drills: asks the control address. Answers its JSON, or null. */
  readonly control: (call: string, body?: object) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

/** Starts `npm run range` as a program of its own, as a user would, and waits until it can be used. */
export async function startRangeProgram(options: RangeOptions): Promise<RunningRange> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tidewatch-range-'));
  const numbers = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(
    process.execPath,
    ['electron/range/cli.ts', ...numbers, '--cloud-file', path.join(folder, 'cloud.json')],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  const line = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`The range ended at once (code ${code}).`)));
  });
  const { cloudFile, control } = Ready.parse(JSON.parse(await line));
  return {
    cloudFile,
    control: async (call, body) => {
      const answer = await fetch(`${control.replace(/\/$/, '')}/${call}`, {
        method: body ? 'POST' : 'GET',
        ...(body ? { body: JSON.stringify(body) } : {}),
        headers: { 'Content-Type': 'application/json' },
      });
      if (!answer.ok) throw new Error(`The range refused ${call}: ${answer.status}`);
      const text = await answer.text();
      return text === '' ? null : JSON.parse(text);
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
