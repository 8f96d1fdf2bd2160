/** The part of papaparse that is used here; the package brings no types of its own. */
declare module 'papaparse' {
  interface ParseResult {
    data: string[][];
    errors: { type: string; code: string; message: string }[];
    meta: { delimiter: string };
  }
  interface ParseConfig {
    delimiter?: string;
    delimitersToGuess?: string[];
    skipEmptyLines?: boolean;
    preview?: number;
  }
  const papaparse: { parse(text: string, config: ParseConfig): ParseResult };
  export default papaparse;
}
