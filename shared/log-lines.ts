/**
 * Writes the lines of a log to what may refuse them, a full disk first of all: nobody who logs is stopped by
 * it, and how many lines were lost is said with the next one that is taken.
 */
export function logLines(write: (text: string) => void): (line: string) => void {
  let lost = 0;
  return (line) => {
    const before =
      lost === 0
        ? ''
        : `${JSON.stringify({ level: 40, msg: 'lines before this were lost', lost })}\n`;
    try {
      write(before + line);
      lost = 0;
    } catch {
      lost += 1;
    }
  };
}
