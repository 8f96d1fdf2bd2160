import type { LoopDelays } from './loop-watch.ts';
import type { BenchResult } from './report.ts';

const STALL_MS = 50;

/**
 * How late an event loop was, against the bound on stalls. Most turns are judged on the clock; the longest
 * stall by what the thread itself worked, and the clock's is told beside it: it also holds the times when
 * the range, the page or somebody else had the processor.
 */
export function delayResults(
  who: string,
  during: string,
  { p99Ms, longestMs, longestOwnMs }: LoopDelays,
): BenchResult[] {
  return [
    {
      name: `${who}: p99 of its loop's delay, ${during}`,
      value: p99Ms,
      unit: 'ms',
      target: `≤ ${STALL_MS} ms`,
      ok: p99Ms <= STALL_MS,
    },
    {
      name: `${who}: longest stall (own time), ${during}`,
      value: longestOwnMs,
      unit: 'ms',
      target: `≤ ${STALL_MS} ms`,
      ok: longestOwnMs <= STALL_MS,
    },
    {
      name: `${who}: longest stall on the clock, ${during}`,
      value: longestMs,
      unit: 'ms',
      target: 'told only',
      ok: true,
    },
  ];
}
