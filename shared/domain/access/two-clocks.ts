import { MINUTE_MS, millis } from '../../time.ts';

/** The service's clock and this computer's may differ by so much before an order of deeds is believed. */
const SKEW_MS = 5 * MINUTE_MS;

/** Whether `at` certainly came after `than`, where one is the service's time and the other this computer's. */
export function isAfter(at: string, than: string): boolean {
  return millis(at) > millis(than) + SKEW_MS;
}
