/**
 * Text written by strangers, made safe to look at: control, bidirectional and invisible characters are
 * replaced by visible names, so that nothing can hide or turn around what is read (design, law 7).
 */
const HIDDEN =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb]/gu;

const ZERO_WIDTH_JOINER = '\u200d';
const EMOJI_STYLE = '\ufe0f';

/** A joiner between two pictures, or the emoji form of a picture or a keycap: seen, so not hidden. */
function isPartOfEmoji(character: string, offset: number, text: string): boolean {
  const before = text.slice(Math.max(0, offset - 4), offset);
  const after = text.slice(offset + 1, offset + 3);
  if (character === ZERO_WIDTH_JOINER) {
    const joins = /[\p{Extended_Pictographic}\p{Emoji_Modifier}]\ufe0f?$/u.test(before);
    return joins && /^\p{Extended_Pictographic}/u.test(after);
  }
  if (character !== EMOJI_STYLE) return false;
  const isKeycap = /[0-9#*]$/.test(before) && after.startsWith('\u20e3');
  return isKeycap || /\p{Extended_Pictographic}$/u.test(before);
}

function nameOf(character: string, offset: number, text: string): string {
  if (isPartOfEmoji(character, offset, text)) return character;
  const code = character.codePointAt(0) ?? 0;
  return `\u2039U+${code.toString(16).toUpperCase().padStart(4, '0')}\u203a`;
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

/** The beginning of a text, cut at a whole character. */
export function cut(text: string, longest: number): string {
  return text.length <= longest ? text : text.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
}

/** Cuts long text at a whole character and says how much is missing. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const kept = cut(text, longest);
  return `${kept}… (${text.length - kept.length} more characters)`;
}

/** Order of ids and instants, the same on every computer; not for words that somebody reads in order. */
export function plainOrder(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
