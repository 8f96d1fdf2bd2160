import { mix } from './random.ts';
import type { AlertRef } from './tenant-world.ts';

export const PARTS_PER_ROW = 4_096;
const TICKS = 638_000_000_000_000n;

/**
 * Alert ids look like those of the service (`da637865765418431569_-773071023`) and hide where the
 * alert was born, so that one alert can be drawn without reading the others.
 */
export function alertId(tenantIndex: number, { row, part }: AlertRef): string {
  const place = row * PARTS_PER_ROW + part;
  return `da${TICKS + BigInt(place)}_${mix(tenantIndex, row, part) | 0}`;
}

/** Where the alert was born, or null when it is no id of this tenant. */
export function alertRef(tenantIndex: number, id: string): AlertRef | null {
  const digits = /^da(\d{15})_-?\d+$/.exec(id)?.[1];
  if (digits === undefined) return null;
  const place = Number(BigInt(digits) - TICKS);
  if (place < 0) return null;
  const ref = { row: Math.floor(place / PARTS_PER_ROW), part: place % PARTS_PER_ROW };
  return alertId(tenantIndex, ref) === id ? ref : null;
}
