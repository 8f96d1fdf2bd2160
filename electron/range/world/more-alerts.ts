import { alertId, PARTS_PER_ROW } from './alert-id.ts';
import type { TenantWorld } from './tenant-world.ts';

/** Adds alerts to an incident, seen at `at`. More than an id can number are left out. */
export function addAlerts(world: TenantWorld, row: number, count: number, at: number): void {
  const first = world.table.head(row).alerts;
  const alerts = Math.min(first + count, PARTS_PER_ROW - 1);
  const { updatedMs } = world.setHead(row, { alerts }, at);
  for (let part = first; part < alerts; part += 1) {
    world.alertChanges.set(alertId(world.tenant.index, { row, part }), { createdMs: updatedMs });
  }
}
