import { spaced } from '#shared/domain/words.ts';

export { severityWord, word } from '#shared/domain/words.ts';

const TURN = new Map<string, string>([
  ['us', 'Us'],
  ['microsoft', 'Microsoft'],
  ['customer', 'Customer'],
  ['nobody', 'Nobody'],
]);

export function turnWord(turn: string): string {
  return TURN.get(turn) ?? spaced(turn);
}

/** A sentence that ends in a name, with one full stop. */
export function ended(sentence: string): string {
  return sentence.endsWith('.') ? sentence : `${sentence}.`;
}

/** `1 alert`, `3 alerts`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString()} ${count === 1 ? one : many}`;
}
