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

/** The same where lines follow one another: no run of spaces can bring what follows it to where a line begins. */
export function terminalLine(text: string): string {
  return terminalWord(text.replace(/[\p{Zs}\u2800]+/gu, ' '));
}

/** A stranger's word inside a sentence of ours: what stands in it cannot end its quotes. */
export function quotedWord(text: string): string {
  return terminalLine(JSON.stringify(text));
}

const COLUMNS = 80;
/** What takes two columns, nearly enough. */
const DOUBLE =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u;

/**
 * A line as those that fit a common terminal, broken between words where it can be: left to the terminal, what
 * somebody wrote would go on where a line of ours begins. @param next what each but the first begins with.
 */
export function wrapped(line: string, next: string): string[] {
  const lines: string[] = [];
  let rest = line;
  for (let at = breakOf(rest, next); at < rest.length; at = breakOf(rest, next)) {
    lines.push(rest.slice(0, at).trimEnd());
    rest = `${next}${rest.slice(at).trimStart()}`;
  }
  return [...lines, rest];
}

/** How much of a line fits. @param next is no place to break at. */
function breakOf(line: string, next: string): number {
  let columns = 0;
  let at = 0;
  let between = 0;
  for (const character of line) {
    columns += DOUBLE.test(character) ? 2 : 1;
    if (columns > COLUMNS) return character === ' ' || between === 0 ? at : between;
    at += character.length;
    if (character === ' ' && at > next.length) between = at;
  }
  return line.length;
}
