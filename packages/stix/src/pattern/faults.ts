/**
 * Names everything that can be wrong with a pattern, with the place and what to write instead.
 * The union is closed: a caller may switch over it. Lines and columns are 1-based, offsets count UTF-16 units.
 */

/** Every reason for which a pattern is refused or doubted. The section is that of the STIX 2.1 standard. */
export type PatternFaultCode =
  | "too-long" /** the text is longer than this reader takes */
  | "too-deep" /** parentheses are nested deeper than this reader takes */
  | "empty" /** nothing but white space and comments */
  | "character" /** a character that no token starts with */
  | "unterminated" /** a string, constant or comment without its end */
  | "escape" /** a backslash before anything but ' or \ (§9.2) */
  | "number" /** a number that is not written as §9.2 has it, or outside the range of §2 */
  | "timestamp" /** a t'…' that is no RFC 3339 instant in UTC (§9.2) */
  | "binary" /** a b'…' that is no base64 (§9.2) */
  | "hex" /** an h'…' that is no even count of hex digits (§9.2) */
  | "expected" /** another token has to stand here (the grammar) */
  | "quote-property" /** a property name with a hyphen outside of quotes (§9.7) */
  | "constant-type" /** the operator does not take this kind of constant (§9.6.1) */
  | "mixed-set" /** a set of constants of more than one kind (§9.6.1) */
  | "mixed-types" /** AND over comparisons that no single object can satisfy (§9.5) */
  | "repeated-qualifier" /** one kind of qualifier twice on one expression (§9.5.1) */
  | "not-positive" /** WITHIN or REPEATS of zero (§9.5.1) */
  | "empty-interval" /** START not before STOP (§9.5.1) */
  | "hash-value" /** a constant that cannot be a digest of the algorithm named in the path (§10) */
  | "regex" /** a regular expression that does not parse */
  | "regex-beyond" /** a regular expression that needs backtracking (look-ahead, back-reference…): never evaluated here */
  | "address" /** ISSUBSET or ISSUPERSET with a constant that is no address or CIDR block: never true */
  | "negative-index" /** a list index below zero: never present (§9.7.2) */
  | "empty-set"; /** IN (): never true */

/** One broken rule at one place. `say` is one English sentence; `tell` has the Japanese one. */
export interface PatternFault {
  readonly code: PatternFaultCode;
  readonly say: string;
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** Line and column (both 1-based) of an offset. Line ends are LF, CR LF and CR. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let at = 0; at < offset; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) {
      line += 1;
      start = at + 1;
    }
  }
  return { line, column: offset - start + 1 };
}

/** Makes a fault at an offset of a text. */
export function faultAt(text: string, offset: number, code: PatternFaultCode, say: string): PatternFault {
  return { code, say, ...placeOf(text, offset), offset };
}
