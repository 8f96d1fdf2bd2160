import { shortened, visibleLine } from '#shared/text.ts';

const LONGEST_NAME = 60;

/** A stranger's name within a sentence of ours. */
export function shortName(name: string): string {
  return visibleLine(shortened(name, LONGEST_NAME));
}

/**
 * What a receipt says of what was recorded: “Approval recorded: Ana Lima, Contoso.” Pure.
 * @param about hostile names of what one thing is about; none where it is several, which `name` counts.
 */
export function recordedWords(name: string, about: readonly string[], offline: boolean): string {
  const named = about.length === 0 ? '' : `: ${about.map(shortName).join(', ')}`;
  return `${name} recorded${named}.${offline ? ' Sent when you are back online.' : ''}`;
}
