import type { slaContract } from '#shared/contract/sla.ts';
import { attainment } from '../read/attainment.ts';
import type { ClockEndStore } from '../store/clock-end-store.ts';
import type { HandlersOf } from './handler.ts';

export function slaHandlers(ends: Pick<ClockEndStore, 'between'>): HandlersOf<typeof slaContract> {
  return {
    'sla.attainment': ({ from, to, tenants }) => attainment(ends.between(from, to), tenants),
  };
}
