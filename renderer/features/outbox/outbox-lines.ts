import type { OutboxEntry } from '#shared/contract/incidents.ts';
import type { BatchId } from '#shared/domain/change.ts';
import { keyText } from '#shared/domain/incident.ts';
import { changeWords } from '../../ui/change-words.ts';
import { counted } from '../../ui/words.ts';

/** A line of the outbox: one change, or what one gesture changed in several incidents. */
export type OutboxLine =
  | { readonly kind: 'one'; readonly entry: OutboxEntry }
  | {
      readonly kind: 'gesture';
      readonly batch: BatchId;
      readonly entries: readonly OutboxEntry[];
    };

const KINDS_NAMED = 3;

/** The entries in their order, those of one gesture together where the first of them stands. Pure. */
export function linesOf(entries: readonly OutboxEntry[]): OutboxLine[] {
  const gestures = new Map<BatchId, OutboxEntry[]>();
  for (const entry of entries) {
    if (entry.batch === null) continue;
    const together = gestures.get(entry.batch) ?? [];
    together.push(entry);
    gestures.set(entry.batch, together);
  }
  return entries.flatMap((entry): OutboxLine[] => {
    const { batch } = entry;
    const together = batch === null ? undefined : gestures.get(batch);
    if (batch === null || together === undefined || together.length === 1) {
      return [{ kind: 'one', entry }];
    }
    return together[0] === entry ? [{ kind: 'gesture', batch, entries: together }] : [];
  });
}

/** `8 incidents in 3 tenants, 24 changes`. Pure. */
export function gestureWords(entries: readonly OutboxEntry[]): string {
  const incidents = new Set(entries.map(keyText)).size;
  const tenants = new Set(entries.map(({ tenantId }) => tenantId)).size;
  const back = entries.filter(({ stage }) => stage === 'discarded').length;
  const taken = back === 0 ? '' : `, ${back.toLocaleString()} of them taken back`;
  return `${counted(incidents, 'incident')} in ${counted(tenants, 'tenant')}, ${counted(entries.length, 'change')}${taken}`;
}

/** What was asked for, each once; texts that were filled in for each incident differ and are counted. Pure. */
export function wishedWords(entries: readonly OutboxEntry[]): string {
  const all = new Set(entries.flatMap(({ change }) => (change ? [changeWords(change)] : [])));
  const named = [...all].slice(0, KINDS_NAMED).join('; ');
  return all.size > KINDS_NAMED ? `${named}; and ${all.size - KINDS_NAMED} more` : named;
}
