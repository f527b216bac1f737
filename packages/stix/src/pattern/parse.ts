/**
 * Reads a STIX pattern (2.1 §9) into its tree, by recursive descent over the standard's grammar.
 * Trusts nothing in the text: length and nesting are capped, every refusal names its place and what to write instead.
 * What the grammar cannot say (types under AND, repeated qualifiers, digests…) is judged in `rules.ts`.
 */
import { Comparisons } from "./comparisons.ts";
import type { PatternFault } from "./faults.ts";
import { rulesOf } from "./rules.ts";
import type { Expression, Join, Pattern, Qualifier } from "./tree.ts";

/** The longest text that is read, in UTF-16 units. */
export const MAX_LENGTH = 1_000_000;

export interface PatternOptions {
  /** `grammar` stops after the grammar of §9 and leaves out its other MUSTs; `standard`, the default, checks all of them. */
  readonly check?: "standard" | "grammar";
}

export type ParsedPattern =
  | { readonly ok: true; readonly pattern: Pattern; readonly warnings: readonly PatternFault[] }
  | { readonly ok: false; readonly faults: readonly PatternFault[] };

/**
 * Reads one pattern. Never throws, for any string. Refusals carry at least one fault; `warnings` are things that are
 * allowed by the standard and yet will never match, or cannot be evaluated here.
 */
export function parsePattern(text: string, options: PatternOptions = {}): ParsedPattern {
  // untrusted: patterns arrive inside of anybody's indicators
  if (text.length > MAX_LENGTH) {
    const say = `The pattern is longer than ${MAX_LENGTH} characters; split it into several indicators.`;
    return { ok: false, faults: [{ code: "too-long", say, line: 1, column: 1, offset: 0 }] };
  }
  const reader = new Reader(text);
  const pattern = reader.pattern();
  if (pattern === undefined) return { ok: false, faults: reader.fault === undefined ? [] : [reader.fault] };
  if (options.check === "grammar") return { ok: true, pattern, warnings: [] };
  const { faults, warnings } = rulesOf(pattern, text);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, pattern, warnings };
}

/** Reads observation expressions by descent (§9.5); what stands inside of brackets is read by its base. */
class Reader extends Comparisons {
  pattern(): Pattern | undefined {
    if (this.is("end", ""))
      return this.refuse("empty", "A pattern has at least one expression, as in [file:name = 'foo.dll'].");
    const pattern = this.join(0);
    if (pattern === undefined) return undefined;
    if (this.is("end", "")) return pattern;
    return this.expected("AND, OR, FOLLOWEDBY, a qualifier or the end of the pattern");
  }

  /** FOLLOWEDBY binds weakest, then OR, then AND (§9.5.3). */
  private join(level: number): Expression | undefined {
    const keyword = ["FOLLOWEDBY", "OR", "AND"][level];
    if (keyword === undefined) return this.qualified();
    const offset = this.token.offset;
    const first = this.join(level + 1);
    if (first === undefined || !this.is("keyword", keyword)) return first;
    const terms: Expression[] = [first];
    while (this.take("keyword", keyword)) {
      const term = this.join(level + 1);
      if (term === undefined) return undefined;
      terms.push(term);
    }
    const kind: Join["kind"] = keyword === "AND" ? "and" : keyword === "OR" ? "or" : "followedby";
    return { kind, terms, at: { offset, end: this.last } };
  }

  private qualified(): Expression | undefined {
    const offset = this.token.offset;
    const expression = this.bracketed();
    if (expression === undefined) return undefined;
    const qualifiers: Qualifier[] = [];
    while (this.is("keyword", "WITHIN") || this.is("keyword", "REPEATS") || this.is("keyword", "START")) {
      const qualifier = this.qualifier();
      if (qualifier === undefined) return undefined;
      qualifiers.push(qualifier);
    }
    if (qualifiers.length === 0) return expression;
    return { kind: "qualified", expression, qualifiers, at: { offset, end: this.last } };
  }

  private bracketed(): Expression | undefined {
    const offset = this.token.offset;
    if (this.take("mark", "(")) {
      if (!this.deeper()) return undefined;
      const inner = this.join(0);
      if (inner === undefined || !this.close(") to close the parenthesis, AND, OR, FOLLOWEDBY or a qualifier"))
        return undefined;
      this.depth -= 1;
      return inner;
    }
    if (!this.take("mark", "[")) return this.expected("[ or (, as in [file:name = 'foo.dll']");
    const test = this.either();
    if (test === undefined || !this.close("] to close the observation expression, AND or OR")) return undefined;
    return { kind: "observe", test, at: { offset, end: this.last } };
  }

  private qualifier(): Qualifier | undefined {
    const { text: keyword, offset } = this.token;
    this.advance();
    if (keyword === "START") {
      const start = this.value("timestamp", "an instant, as in START t'2016-06-01T00:00:00Z'");
      if (start === undefined || !this.word("STOP")) return undefined;
      const stop = this.value("timestamp", "an instant, as in STOP t'2016-07-01T00:00:00Z'");
      return stop === undefined ? undefined : { kind: "start-stop", start, stop, at: { offset, end: this.last } };
    }
    const fraction = keyword === "WITHIN" && this.token.kind === "float";
    const say =
      keyword === "WITHIN"
        ? "a positive number, as in WITHIN 300 SECONDS"
        : "a positive integer, as in REPEATS 5 TIMES";
    if (this.token.text.startsWith("-")) return this.expected(say);
    const count = this.value(fraction ? "float" : "integer", say);
    if (count === undefined || !this.word(keyword === "WITHIN" ? "SECONDS" : "TIMES")) return undefined;
    const at = { offset, end: this.last };
    return keyword === "WITHIN"
      ? { kind: "within", seconds: Number(count), at }
      : { kind: "repeats", times: Number(count), at };
  }
}
