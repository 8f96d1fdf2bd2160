import type { PowerMonitor } from 'electron';
import type { PowerEvent } from './core-process.ts';

/**
 * Tells core when the computer wakes or is unlocked, so that it catches up, and when it is locked, so that it
 * puts its tokens down. That it goes to sleep needs no telling: what is asked then ends by itself.
 */
export function followPower(monitor: PowerMonitor, tell: (event: PowerEvent) => void): void {
  monitor.on('resume', () => tell('resume'));
  monitor.on('lock-screen', () => tell('lock'));
  monitor.on('unlock-screen', () => tell('unlock'));
}
