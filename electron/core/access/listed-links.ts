import Papa from 'papaparse';

/** One line of a pasted list or a CSV file. What is not written is empty. */
export interface ListedLink {
  /** As an editor counts, from 1. */
  readonly line: number;
  /** A tenant's name, domain or id. */
  readonly customer: string;
  /** What the package is called: “Tier 1 Analyst”. */
  readonly name: string;
  readonly link: string;
}

const MOST_LINES = 2_000;
const LONGEST_LINE = 2_000;

/**
 * Splits pasted text into links: one a line, alone or in CSV as customer, name, link (comma, semicolon or
 * tab). Every line is read on its own, so that a quote left open spoils one line. Lines without an address
 * (headings, remarks) are left out; at most 2000 are used.
 */
export function listedLinks(text: string): ListedLink[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  return lines.slice(0, MOST_LINES).flatMap((written, index): ListedLink[] => {
    const cells = cellsOf(written.slice(0, LONGEST_LINE));
    const at = cells.findIndex((cell) => /^https?:\/\//i.test(cell));
    const link = cells[at];
    if (link === undefined) return [];
    const [customer = '', name = ''] = cells.filter((_, place) => place !== at);
    return [{ line: index + 1, customer, name, link }];
  });
}

function cellsOf(line: string): string[] {
  if (!/[,;\t]/.test(line)) return [line.trim()];
  const { data } = Papa.parse(line, { delimitersToGuess: [',', ';', '\t'] });
  return (data[0] ?? []).map((cell) => cell.trim());
}
