/**
 * Cuts a pattern into tokens as the standard's grammar does: longest match, keywords in capitals only, white space and
 * comments skipped. Trusts nothing: any string comes out as tokens that end with `end` or with one `fault`.
 */
import { faultAt, type PatternFault, type PatternFaultCode } from "./faults.ts";
import { instantOf } from "./instant.ts";

export type TokenKind =
  | "keyword"
  | "name" /** an identifier without a hyphen */
  | "hyphened" /** an identifier with a hyphen: an object type, never a property */
  | "string"
  | "integer"
  | "float"
  | "boolean"
  | "timestamp"
  | "binary"
  | "hex"
  | "operator"
  | "mark" /** one of : . , ( ) [ ] * */
  | "end"
  | "fault";

/** `text` is what the token means: a string without its quotes and escapes, a constant without its prefix. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly offset: number;
  readonly end: number;
}

const KEYWORDS: ReadonlySet<string> = new Set(
  "AND OR NOT FOLLOWEDBY LIKE MATCHES ISSUPERSET ISSUBSET EXISTS LAST IN START STOP SECONDS WITHIN REPEATS TIMES".split(
    " ",
  ),
);
const SPACE = /[ \t\r\n\v\f\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/y;
const LINE_COMMENT = /\/\/[^\r\n]*/y;
const IDENTIFIER = /[a-zA-Z_][a-zA-Z0-9_-]*/y;
const FLOAT = /[+-]?[0-9]*\.[0-9]+/y;
const INTEGER = /[+-]?(?:0|[1-9][0-9]*)/y;
const OPERATOR = /==|!=|<>|<=|>=|=|<|>/y;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

const APOSTROPHE = 39;
const BACKSLASH = 92;

/** A reader of one text; `next` never throws and answers `end` for ever after the last token. */
export class Tokens {
  readonly text: string;
  fault: PatternFault | undefined;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  next(): Token {
    const { text } = this;
    if (this.fault !== undefined) return this.token("fault", "", this.at);
    this.skip();
    if (this.at >= text.length) return this.token("end", "", this.at);
    const identifier = this.match(IDENTIFIER);
    if (identifier !== undefined) return this.identifier(identifier);
    const first = text.charAt(this.at);
    if (first === "'") return this.quoted("string", 0);
    const float = this.match(FLOAT);
    if (float !== undefined) return this.number("float", float);
    const integer = this.match(INTEGER);
    if (integer !== undefined) return this.number("integer", integer);
    const operator = this.match(OPERATOR);
    if (operator !== undefined) return this.token("operator", operator, this.at + operator.length);
    if (":.,()[]*".includes(first)) return this.token("mark", first, this.at + 1);
    if (text.startsWith("/*", this.at))
      return this.refuse("unterminated", "This comment has no end; write */ where it ends.");
    const advice = '"`\u2018\u2019\u201c\u201d\uff07'.includes(first) ? " Write ' (U+0027) around strings." : "";
    return this.refuse("character", `${shown(text, this.at)} does not belong to a pattern outside of quotes.${advice}`);
  }

  private skip(): void {
    for (;;) {
      const skipped = this.match(SPACE) ?? this.match(LINE_COMMENT);
      if (skipped !== undefined) {
        this.at += skipped.length;
        continue;
      }
      const end = this.text.startsWith("/*", this.at) ? this.text.indexOf("*/", this.at + 2) : -1;
      if (end < 0) return;
      this.at = end + 2;
    }
  }

  private match(form: RegExp): string | undefined {
    form.lastIndex = this.at;
    return form.exec(this.text)?.[0];
  }

  private token(kind: TokenKind, text: string, end: number): Token {
    const token = { kind, text, offset: this.at, end };
    this.at = end;
    return token;
  }

  private refuse(code: PatternFaultCode, say: string, offset = this.at): Token {
    this.fault = faultAt(this.text, offset, code, say);
    return this.token("fault", "", this.at);
  }

  private identifier(word: string): Token {
    const end = this.at + word.length;
    if (this.text.charAt(end) === "'" && (word === "t" || word === "b" || word === "h")) {
      return this.quoted(word === "t" ? "timestamp" : word === "b" ? "binary" : "hex", 1);
    }
    if (word === "true" || word === "false") return this.token("boolean", word, end);
    if (KEYWORDS.has(word)) return this.token("keyword", word, end);
    return this.token(word.includes("-") ? "hyphened" : "name", word, end);
  }

  private number(kind: "integer" | "float", written: string): Token {
    const end = this.at + written.length;
    if (kind === "integer" && /[0-9]/.test(this.text.charAt(end))) {
      return this.refuse("number", "A number does not start with 0; leave out the leading zeros.");
    }
    const value = Number(written);
    if (kind === "integer" ? !Number.isSafeInteger(value) : !Number.isFinite(value)) {
      return this.refuse(
        "number",
        "This number is out of range: integers go to 2^53 - 1, floats to the range of a double.",
      );
    }
    return this.token(kind, written, end);
  }

  private quoted(kind: "string" | "timestamp" | "binary" | "hex", prefix: number): Token {
    const close = this.closing(this.at + prefix);
    if (close === undefined) return this.token("fault", "", this.at);
    const inside = this.text.slice(this.at + prefix + 1, close);
    const end = close + 1;
    if (kind === "string") return this.token(kind, inside.replace(/\\(['\\])/g, "$1"), end);
    if (kind === "timestamp") {
      if (instantOf(inside) !== undefined) return this.token(kind, inside, end);
      return this.refuse(
        "timestamp",
        "This is no instant; write it as t'2014-01-13T07:03:17Z', in UTC, with a date that exists.",
      );
    }
    if (kind === "hex") {
      if (/^(?:[0-9A-Fa-f]{2})*$/.test(inside)) return this.token(kind, inside.toLowerCase(), end);
      return this.refuse("hex", "Write an even number of hex digits, as in h'ffc3'.");
    }
    const packed = inside.replace(/[\r\n]/g, "");
    if (packed.length % 4 === 0 && BASE64.test(packed)) return this.token(kind, packed, end);
    return this.refuse("binary", "Write padded base64, as in b'ABI='.");
  }

  /** Where the quote opened at `start` is closed; a fault when it is not, or when an escape does not exist. */
  private closing(start: number): number | undefined {
    const { text } = this;
    for (let at = start + 1; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit === APOSTROPHE) return at;
      if (unit !== BACKSLASH) continue;
      at += 1;
      const escaped = text.charCodeAt(at);
      if (escaped === APOSTROPHE || escaped === BACKSLASH || Number.isNaN(escaped)) continue;
      this.refuse(
        "escape",
        "A backslash stands only before ' or another backslash; write \\\\ for one backslash.",
        at - 1,
      );
      return undefined;
    }
    this.refuse(
      "unterminated",
      "This quote is never closed; write ' where the text ends, and \\' for a ' inside of it.",
      start,
    );
    return undefined;
  }
}

function shown(text: string, at: number): string {
  const code = text.codePointAt(at) ?? 0;
  const name = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  return code > 32 && code !== 127 && (code < 0xd800 || code > 0xdfff)
    ? `${String.fromCodePoint(code)} (${name})`
    : name;
}
