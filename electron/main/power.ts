import type { PowerMonitor } from 'electron';
import type { PowerEvent } from './core-process.ts';

/** Tells core when the computer sleeps, wakes or is locked, so that it stops asking and then catches up. */
export function followPower(monitor: PowerMonitor, tell: (event: PowerEvent) => void): void {
  monitor.on('suspend', () => tell('suspend'));
  monitor.on('resume', () => tell('resume'));
  monitor.on('lock-screen', () => tell('lock'));
  monitor.on('unlock-screen', () => tell('unlock'));
}
