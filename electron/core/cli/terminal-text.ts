/** What a terminal obeys or what turns text around there, JSON text included: C1 controls, DEL, bidirectional marks. */
const OBEYED = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

/** JSON text of strangers' words that a terminal only shows; whoever parses it gets what was written. */
export function terminalJson(value: unknown): string {
  return JSON.stringify(value).replace(OBEYED, escaped);
}

/** A word that stands without quotes in a table, on one line. */
export function terminalWord(text: string): string {
  return text.replace(OBEYED, escaped);
}
