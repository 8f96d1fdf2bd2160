/**
 * Text written by strangers, made safe to look at: control, bidirectional and invisible characters are
 * replaced by visible names, so that nothing can hide or turn around what is read (design, law 7).
 */
const HIDDEN =
  // oxlint-disable-next-line no-control-regex, no-misleading-character-class -- finding them is the purpose
  /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]|[\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;

/** Joiner and emoji presentation: part of ordinary emoji and Indic text when they stand between letters. */
const JOINERS = new Set(['\u200d', '\ufe0f']);

function nameOf(character: string, offset: number, text: string): string {
  if (
    JOINERS.has(character) &&
    /\p{Extended_Pictographic}|\p{Emoji}/u.test(text.slice(0, offset).slice(-2))
  ) {
    return character;
  }
  const code = character.codePointAt(0) ?? 0;
  return `\u2e28U+${code.toString(16).toUpperCase().padStart(4, '0')}\u2e29`;
}

/** One line: line breaks and tabs become visible too. */
export function visibleLine(text: string): string {
  return text.replace(HIDDEN, nameOf);
}

/** Several lines: keeps line feeds and tabs, shows everything else that hides. */
export function visibleText(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(HIDDEN, (character, offset: number, whole: string) =>
      character === '\n' || character === '\t' ? character : nameOf(character, offset, whole),
    );
}

/** Cuts long text at a whole character and says how much is missing. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const kept = text.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
  return `${kept}… (${text.length - kept.length} more characters)`;
}
