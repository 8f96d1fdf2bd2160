import type { FoundView } from '#shared/contract/views.ts';
import { isSameName, type ViewId } from '#shared/domain/views/view.ts';

/** What becomes of a view out of a file whose name is taken here. */
export type Choice = 'keep-both' | 'replace' | 'skip';

export interface Import {
  readonly name: string;
  readonly look: FoundView['look'];
  readonly replaces: ViewId | null;
}

const LONGEST_NAME = 80;

/** `Night shift (2)`, or the next number that is free. */
function freeName(name: string, taken: readonly string[]): string {
  for (let number = 2; ; number += 1) {
    const end = ` (${number})`;
    const candidate = `${name.slice(0, LONGEST_NAME - end.length)}${end}`;
    if (!taken.some((other) => isSameName(other, candidate))) return candidate;
  }
}

/** What is to be imported after the person has chosen; names are free or belong to what is replaced. */
export function importsOf(
  found: readonly FoundView[],
  choiceOf: (index: number) => Choice,
  ours: readonly string[],
): readonly Import[] {
  const taken = [...ours];
  return found.flatMap(({ name, look, same }, index): Import[] => {
    const choice = choiceOf(index);
    if (choice === 'skip') return [];
    const isTaken = taken.some((other) => isSameName(other, name));
    if (choice === 'replace' && same !== null) return [{ name, look, replaces: same }];
    const free = isTaken ? freeName(name, taken) : name;
    taken.push(free);
    return [{ name: free, look, replaces: null }];
  });
}
