/**
 * Compiles the constant of MATCHES (STIX 2.1 §9.6.1: PCRE, searched, with DOTALL) for an engine whose time is linear in
 * the text. What PCRE writes differently is rewritten; what needs backtracking is named and never evaluated.
 */
import { RE2JS } from "re2js";

export type Regex =
  | { readonly ok: true; readonly test: (text: string) => boolean }
  | { readonly ok: false; readonly beyond: boolean; readonly say: string };

const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^\(\?[=!]/, "look-ahead"],
  [/^\(\?<[=!]/, "look-behind"],
  [/^\(\?>/, "an atomic group"],
  [/^\(\?(?:R|[0-9]+|[+-][0-9]+|&|P>)/, "recursion"],
  [/^\(\?P=/, "a back-reference"],
  [/^\(\?\(/, "a condition"],
  [/^\(\?\|/, "a branch reset"],
  [/^\(\*/, "a verb"],
  [/^\\[1-9gk]/, "a back-reference"],
  [/^\\[GKXC]/, "an escape that the engine lacks"],
  [/^(?:[*+?]|\{[0-9]+(?:,[0-9]*)?\})\+/, "a possessive quantifier"],
];

/** Compiles a regular expression. NFC is applied to it as to the text, so that a composed letter finds itself. */
export function regexOf(source: string): Regex {
  // untrusted: the expression comes from anybody's indicator
  try {
    const compiled = RE2JS.compile(rewritten(source.normalize("NFC")), RE2JS.DOTALL);
    return { ok: true, test: (text) => compiled.matcher(text).find() };
  } catch (error) {
    const feature = beyondIn(source);
    if (feature !== undefined)
      return refused(true, `This expression uses ${feature}, which is not evaluated here; write it without.`);
    const reason = error instanceof Error ? error.message.replace(/^error parsing regexp: /, "") : String(error);
    if (BROKEN.test(reason) || backwards(source)) return refused(false, `This is no regular expression: ${reason}.`);
    return refused(true, `This expression is not evaluated here (${reason}); write it more plainly.`);
  }
}

function refused(beyond: boolean, say: string): Regex {
  return { ok: false, beyond, say };
}

/** What no dialect takes. Everything else that the engine refuses may still be good PCRE. */
const BROKEN =
  /^(?:missing closing|missing argument to repetition|trailing backslash|unexpected \)|invalid character class range)/;

/** A counted repetition whose most is less than its least. */
function backwards(source: string): boolean {
  return [...source.matchAll(/\{([0-9]+),([0-9]+)\}/g)].some(([, least, most]) => Number(least) > Number(most));
}

/** The first construct outside of classes and escapes that needs backtracking. */
function beyondIn(source: string): string | undefined {
  for (const { at, inClass } of pieces(source)) {
    if (inClass) continue;
    const rest = source.slice(at, at + 24);
    const found = NAMES.find(([form]) => form.test(rest));
    if (found !== undefined) return found[1];
  }
  return undefined;
}

const ESCAPES: ReadonlyMap<string, readonly [outside: string, inClass: string]> = new Map([
  ["h", ["[\\t \\x{A0}]", "\\t \\x{A0}"]],
  ["R", ["(?:\\r\\n|[\\n\\x0B\\f\\r\\x{85}\\x{2028}\\x{2029}])", "R"]],
  ["Z", ["(?:\\n?\\z)", "Z"]],
  ["e", ["\\x1B", "\\x1B"]],
  ["N", ["[^\\n]", "N"]],
  ["v", ["[\\n\\x0B\\f\\r\\x{85}\\x{2028}\\x{2029}]", "\\n\\x0B\\f\\r\\x{85}\\x{2028}\\x{2029}"]],
]);

/** The same expression in the engine's dialect: a final `$` may stand before one last line feed, as in PCRE; comments go, \\uXXXX is taken as meant. */
function rewritten(source: string): string {
  if (!/[$\\]|\(\?#/.test(source)) return source;
  let out = "";
  let from = 0;
  const multiline = /\(\?[a-z]*m/.test(source);
  for (const { at, end, inClass } of pieces(source)) {
    const piece = source.slice(at, end);
    const special = piece.startsWith("\\") ? ESCAPES.get(piece.charAt(1)) : undefined;
    const unit = /^\\u([0-9A-Fa-f]{4})/.exec(source.slice(at, at + 6))?.[1];
    const control = /^\\c([A-Za-z])/.exec(source.slice(at, at + 3))?.[1];
    if (at < from) continue;
    if (unit !== undefined) {
      out += `\\x{${unit}}`;
      from = at + 6;
    } else if (control !== undefined) {
      out += `\\x{${(control.toUpperCase().charCodeAt(0) - 64).toString(16)}}`;
      from = at + 3;
    } else if (special !== undefined) out += special[inClass ? 1 : 0];
    else if (piece.startsWith("(?#")) continue;
    else if (piece === "$" && !inClass && !multiline && /^(?:$|[|)])/.test(source.slice(end))) out += "(?:\\n?\\z)";
    else out += piece;
  }
  return out;
}

/** Cuts an expression into escapes, comments and single characters, and tells which stand inside of a class. */
function* pieces(source: string): Generator<{ at: number; end: number; inClass: boolean }> {
  let inClass = false;
  let classStart = 0;
  for (let at = 0; at < source.length; ) {
    const unit = source.charAt(at);
    let end = at + 1;
    if (unit === "\\" && source.charAt(at + 1) === "Q") {
      const close = source.indexOf("\\E", at);
      end = close < 0 ? source.length : close + 2;
    } else if (unit === "\\") end = Math.min(at + 2, source.length);
    else if (!inClass && source.startsWith("(?#", at)) {
      const close = source.indexOf(")", at);
      end = close < 0 ? source.length : close + 1;
    } else if (!inClass && unit === "[") {
      inClass = true;
      classStart = source.charAt(at + 1) === "^" ? at + 2 : at + 1;
      yield { at, end: classStart, inClass: true };
      at = classStart;
      if (source.charAt(at) === "]") {
        yield { at, end: at + 1, inClass: true };
        at += 1;
      }
      continue;
    } else if (inClass && source.startsWith("[:", at) && source.indexOf(":]", at) > 0)
      end = source.indexOf(":]", at) + 2;
    else if (inClass && unit === "]") {
      yield { at, end, inClass: true };
      inClass = false;
      at = end;
      continue;
    }
    yield { at, end, inClass };
    at = end;
  }
}
