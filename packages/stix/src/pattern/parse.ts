/**
 * Reads a STIX pattern (2.1 §9) into its tree, by recursive descent over the standard's grammar.
 * Trusts nothing in the text: length and nesting are capped, every refusal names its place and what to write instead.
 * What the grammar cannot say (types under AND, repeated qualifiers, digests…) is judged in `rules.ts`.
 */
import { faultAt, type PatternFault, type PatternFaultCode } from "./faults.ts";
import { rulesOf } from "./rules.ts";
import { type Token, type TokenKind, Tokens } from "./tokens.ts";
import type {
  Comparison,
  Constant,
  Expression,
  Join,
  ObjectPath,
  Operator,
  Pattern,
  Qualifier,
  Step,
  Test,
} from "./tree.ts";

/** The longest text that is read, in UTF-16 units, and the deepest nesting of parentheses. */
export const MAX_LENGTH = 1_000_000;
export const MAX_DEPTH = 100;

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

const ORDER: ReadonlySet<string> = new Set(["<", "<=", ">", ">="]);
const STRING_ONLY: ReadonlySet<string> = new Set(["LIKE", "MATCHES", "ISSUBSET", "ISSUPERSET"]);
const CONSTANTS: ReadonlySet<TokenKind> = new Set([
  "string",
  "integer",
  "float",
  "boolean",
  "timestamp",
  "binary",
  "hex",
]);

/** Reads by descent; every method answers nothing after it has set `fault`. */
class Reader {
  fault: PatternFault | undefined;
  private readonly tokens: Tokens;
  private token: Token;
  private last = 0;
  private depth = 0;

  constructor(text: string) {
    this.tokens = new Tokens(text);
    this.token = this.tokens.next();
  }

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

  private either(): Test | undefined {
    return this.tests("OR", "any", () => this.tests("AND", "all", () => this.comparison()));
  }

  private tests(keyword: string, kind: "all" | "any", one: () => Test | undefined): Test | undefined {
    const offset = this.token.offset;
    const first = one();
    if (first === undefined || !this.is("keyword", keyword)) return first;
    const terms: Test[] = [first];
    while (this.take("keyword", keyword)) {
      const term = one();
      if (term === undefined) return undefined;
      terms.push(term);
    }
    return { kind, terms, at: { offset, end: this.last } };
  }

  private comparison(): Test | undefined {
    const offset = this.token.offset;
    if (this.take("mark", "(")) {
      if (!this.deeper()) return undefined;
      const inner = this.either();
      if (inner === undefined || !this.close(") to close the parenthesis, AND or OR")) return undefined;
      this.depth -= 1;
      return inner;
    }
    if (this.take("keyword", "EXISTS")) {
      const path = this.path();
      return path === undefined ? undefined : { kind: "exists", path, at: { offset, end: this.last } };
    }
    if (this.is("keyword", "NOT")) return this.expected("NOT after the object path, as in file:size NOT = 1");
    const path = this.path();
    if (path === undefined) return undefined;
    const negated = this.take("keyword", "NOT");
    const operator = this.operator();
    if (operator === undefined) return undefined;
    const constants = operator === "IN" ? this.set() : this.single(operator);
    if (constants === undefined) return undefined;
    const made: Comparison = { kind: "compare", path, negated, operator, constants, at: { offset, end: this.last } };
    return made;
  }

  private operator(): Operator | undefined {
    const { kind, text } = this.token;
    if (kind === "operator") {
      this.advance();
      return text === "==" ? "=" : text === "<>" ? "!=" : (text as Operator);
    }
    if (kind === "keyword" && (text === "IN" || STRING_ONLY.has(text))) {
      this.advance();
      return text as Operator;
    }
    return this.expected("an operator: =, !=, <, <=, >, >=, IN, LIKE, MATCHES, ISSUBSET or ISSUPERSET");
  }

  private single(operator: Operator): readonly Constant[] | undefined {
    if (STRING_ONLY.has(operator) && this.token.kind !== "string") {
      return this.expected(`a string in single quotes after ${operator}`);
    }
    if (ORDER.has(operator) && this.token.kind === "boolean") {
      return this.refuse("constant-type", `true and false have no order; write = or != instead of ${operator}.`);
    }
    const constant = this.constant();
    return constant === undefined ? undefined : [constant];
  }

  private set(): readonly Constant[] | undefined {
    if (!this.take("mark", "(")) return this.expected("a set, as in IN ('a', 'b')");
    if (this.take("mark", ")")) return [];
    const constants: Constant[] = [];
    do {
      const constant = this.constant();
      if (constant === undefined) return undefined;
      constants.push(constant);
    } while (this.take("mark", ","));
    return this.close(") to close the set, or a comma") ? constants : undefined;
  }

  private constant(): Constant | undefined {
    const { kind, text, offset, end } = this.token;
    if (!CONSTANTS.has(kind))
      return this.expected("a constant: a string in single quotes, a number, true, false, t'…', b'…' or h'…'");
    this.advance();
    const at = { offset, end };
    if (kind === "integer") return { kind, value: Number(text) + 0, at };
    if (kind === "float") return { kind, value: Number(text), at };
    if (kind === "boolean") return { kind, value: text === "true", at };
    return { kind: kind as "string" | "timestamp" | "binary" | "hex", value: text, at };
  }

  private path(): ObjectPath | undefined {
    const { kind, text: type, offset } = this.token;
    if (kind !== "name" && kind !== "hyphened") return this.expected("an object path, as in file:name");
    this.advance();
    if (!this.take("mark", ":")) return this.expected(`: and a property after ${type}`);
    const first = this.property();
    if (first === undefined) return undefined;
    const steps: Step[] = [{ kind: "key", name: first }];
    for (;;) {
      if (this.take("mark", ".")) {
        const name = this.property();
        if (name === undefined) return undefined;
        steps.push({ kind: "key", name });
      } else if (this.take("mark", "[")) {
        const step = this.index();
        if (step === undefined || !this.close("] to close the list index")) return undefined;
        steps.push(step);
      } else return { type, steps, at: { offset, end: this.last } };
    }
  }

  private property(): string | undefined {
    const { kind, text } = this.token;
    if (kind === "hyphened")
      return this.refuse("quote-property", `A property with a hyphen stands in single quotes; write '${text}'.`);
    if (kind === "keyword" || kind === "boolean")
      return this.expected(`a property; as a property, ${text} stands in single quotes: '${text}'`);
    if (kind !== "name" && kind !== "string") return this.expected("a property name");
    this.advance();
    return text;
  }

  private index(): Step | undefined {
    if (this.take("mark", "*")) return { kind: "every" };
    const index = this.value("integer", "a list index, or * for any element");
    return index === undefined ? undefined : { kind: "index", index: Number(index) + 0 };
  }

  private value(kind: TokenKind, wanted: string): string | undefined {
    if (this.token.kind !== kind) return this.expected(wanted);
    const { text } = this.token;
    this.advance();
    return text;
  }

  private word(keyword: string): boolean {
    if (this.take("keyword", keyword)) return true;
    this.expected(keyword);
    return false;
  }

  private close(wanted: string): boolean {
    if (this.take("mark", wanted.charAt(0))) return true;
    this.expected(wanted);
    return false;
  }

  private deeper(): boolean {
    this.depth += 1;
    if (this.depth <= MAX_DEPTH) return true;
    this.refuse("too-deep", `Parentheses are nested more than ${MAX_DEPTH} deep; take out those that are not needed.`);
    return false;
  }

  private is(kind: TokenKind, text: string): boolean {
    return this.token.kind === kind && this.token.text === text;
  }

  private take(kind: TokenKind, text: string): boolean {
    if (!this.is(kind, text)) return false;
    this.advance();
    return true;
  }

  private advance(): void {
    this.last = this.token.end;
    this.token = this.tokens.next();
  }

  private expected(wanted: string): undefined {
    const { kind, text, offset, end } = this.token;
    const written = this.tokens.text.slice(offset, Math.min(end, offset + 40));
    const capital =
      kind === "name" && KEYWORD_FORM.test(text) ? ` Keywords are written in capitals: ${text.toUpperCase()}.` : "";
    const found = kind === "end" ? "the pattern ends" : `there is ${written}`;
    return this.refuse("expected", `Here ${found}; write ${wanted}.${capital}`);
  }

  private refuse(code: PatternFaultCode, say: string): undefined {
    this.fault ??= this.tokens.fault ?? faultAt(this.tokens.text, this.token.offset, code, say);
    return undefined;
  }
}

const KEYWORD_FORM =
  /^(?:and|or|not|followedby|like|matches|issuperset|issubset|exists|in|start|stop|seconds|within|repeats|times)$/i;
