import type { Api, CommandName } from '#shared/contract/contract.ts';
import { Receipt } from '#shared/contract/incidents.ts';
import { ManyReceipt } from '#shared/contract/many-incidents.ts';
import type { UndoTarget } from '#shared/contract/undo.ts';

/** The same way to core; tells of every change of incidents that was recorded through it. */
export function noticed(api: Api, onGesture: (of: UndoTarget) => void): Api {
  return {
    query: (name, input) => api.query(name, input),
    on: (listener) => api.on(listener),
    command: async (name, input) => {
      const result = await api.command(name, input);
      const of = result.ok ? gestureOf(name, result.value) : null;
      if (of !== null) onGesture(of);
      return result;
    },
  };
}

function gestureOf(name: CommandName, answer: unknown): UndoTarget | null {
  if (name === 'incidents.changeMany') {
    const batch = ManyReceipt.parse(answer).batch;
    return batch === null ? null : { batch };
  }
  if (name !== 'incidents.change' && name !== 'incidents.take') return null;
  return { id: Receipt.parse(answer).id };
}
