/**
 * Walks the tokens of a pattern, one ahead, and keeps the first fault: what is there, what is wanted, where.
 * Every method that fails sets `fault` and answers nothing.
 */
import { faultAt, type PatternFault, type PatternFaultCode } from "./faults.ts";
import { type Token, type TokenKind, Tokens } from "./tokens.ts";

/** The deepest nesting of parentheses that is read. */
export const MAX_DEPTH = 100;

export class Cursor {
  fault: PatternFault | undefined;
  protected token: Token;
  /** Where the token before this one ended. */
  protected last = 0;
  protected depth = 0;
  private readonly tokens: Tokens;

  constructor(text: string) {
    this.tokens = new Tokens(text);
    this.token = this.tokens.next();
  }

  protected value(kind: TokenKind, wanted: string): string | undefined {
    if (this.token.kind !== kind) return this.expected(wanted);
    const { text } = this.token;
    this.advance();
    return text;
  }

  protected word(keyword: string): boolean {
    if (this.take("keyword", keyword)) return true;
    this.expected(keyword);
    return false;
  }

  protected close(wanted: string): boolean {
    if (this.take("mark", wanted.charAt(0))) return true;
    this.expected(wanted);
    return false;
  }

  protected deeper(): boolean {
    this.depth += 1;
    if (this.depth <= MAX_DEPTH) return true;
    this.refuse("too-deep", `Parentheses are nested more than ${MAX_DEPTH} deep; take out those that are not needed.`);
    return false;
  }

  protected is(kind: TokenKind, text: string): boolean {
    return this.token.kind === kind && this.token.text === text;
  }

  protected take(kind: TokenKind, text: string): boolean {
    if (!this.is(kind, text)) return false;
    this.advance();
    return true;
  }

  protected advance(): void {
    this.last = this.token.end;
    this.token = this.tokens.next();
  }

  protected expected(wanted: string): undefined {
    const { kind, text, offset, end } = this.token;
    const written = this.tokens.text.slice(offset, Math.min(end, offset + 40));
    const capital =
      kind === "name" && KEYWORD_FORM.test(text) ? ` Keywords are written in capitals: ${text.toUpperCase()}.` : "";
    const found = kind === "end" ? "the pattern ends" : `there is ${written}`;
    return this.refuse("expected", `Here ${found}; write ${wanted}.${capital}`);
  }

  protected refuse(code: PatternFaultCode, say: string): undefined {
    this.fault ??= this.tokens.fault ?? faultAt(this.tokens.text, this.token.offset, code, say);
    return undefined;
  }
}

const KEYWORD_FORM =
  /^(?:and|or|not|followedby|like|matches|issuperset|issubset|exists|in|start|stop|seconds|within|repeats|times)$/i;
