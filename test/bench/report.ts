import { cpus, totalmem } from 'node:os';
import { writeFileSync } from 'node:fs';
import type { FilledProfiles } from './filled-profiles.ts';

/** One measured thing. `floor`: the bare work nobody can do without; `peer`: what others use for it. */
export interface BenchResult {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly floor?: number;
  readonly peer?: number;
  /** The bound in words, for example `p99 < 16 ms`. */
  readonly target: string;
  readonly ok: boolean;
}

export interface BenchOptions {
  /** A small run, for a look while working. */
  readonly quick: boolean;
  readonly profiles: FilledProfiles;
}

/** A benchmark measures itself, its floor and its peers in one run. */
export type Bench = (options: BenchOptions) => Promise<BenchResult[]>;

const round = (value: number) => Number(value.toPrecision(3));

/** The machine the numbers belong to. */
export function machine() {
  const [first] = cpus();
  return {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cpu: first?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: round(totalmem() / 1024 ** 3),
  };
}

/** Results as a table for the terminal. */
export function table(results: readonly BenchResult[]): string {
  const head = ['', 'name', 'value', 'unit', 'floor', 'peer', 'target'];
  const rows = results.map(({ name, value, unit, floor, peer, target, ok }) => {
    const numbers = [value, floor, peer].map((one) =>
      one === undefined ? '' : String(round(one)),
    );
    return [
      ok ? 'ok' : 'MISSED',
      name,
      numbers[0] ?? '',
      unit,
      numbers[1] ?? '',
      numbers[2] ?? '',
      target,
    ];
  });
  const widths = head.map((title, at) =>
    Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((text, at) => text.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  return [head, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('\n');
}

/** Writes `bench.json`: `{machine, results}`. */
export function writeReport(file: string, results: readonly BenchResult[]): void {
  writeFileSync(file, `${JSON.stringify({ machine: machine(), results }, null, 2)}\n`);
}

/** Milliseconds of many runs: the middle one and the one that 99 of 100 stay below. */
export function spread(times: readonly number[]): { median: number; p99: number } {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { median: at(0.5), p99: at(0.99) };
}

/** Milliseconds on the clock, and of them what this thread itself worked. */
export interface Taken {
  readonly wall: number;
  readonly cpu: number;
}

const STEP_MS = 4;

/**
 * Runs `work` and answers how long it took. The thread's own time is what rare, slow runs are judged by:
 * on a machine that others use as well, the clock also counts the times somebody else had the processor.
 */
export function taken(work: () => unknown): Taken {
  const before = process.threadCpuUsage();
  const start = performance.now();
  work();
  const wall = performance.now() - start;
  const { user, system } = process.threadCpuUsage(before);
  // The system counts a thread's time in steps; within one step the clock is the better measure.
  return { wall, cpu: Math.min(wall, (user + system) / 1000 + STEP_MS) };
}
