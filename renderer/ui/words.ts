import { spaced } from '#shared/domain/words.ts';

const TURN = new Map<string, string>([
  ['us', 'Us'],
  ['microsoft', 'Microsoft'],
  ['customer', 'Customer'],
  ['nobody', 'Nobody'],
]);

export function turnWord(turn: string): string {
  return TURN.get(turn) ?? spaced(turn);
}

/** `1 alert`, `3 alerts`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString()} ${count === 1 ? one : many}`;
}
