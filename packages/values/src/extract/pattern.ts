/**
 * The pieces of which the search patterns are made. Every repetition has an upper bound and no two neighbours can match
 * the same sign, so a pattern looks at each place a bounded number of times whatever the text.
 */

/**
 * A dot, plain or defanged: `.` `\\.` `。` `(.)` `[.` `.]`, and with blanks around where a bracket leaves no doubt: ` [.] `, ` [dot] `.
 * "a dot (.) by itself" is prose, so a bare sign in round brackets has none.
 */
export const DOT =
  "(?:\\.\\]?|\\\\\\.|。|\\s?\\[\\s?(?:\\.|。|[dD][oO0][tT]|ドット)\\s?\\]\\s?|[({<](?:\\.|。)[)}>]|\\s?[({<](?:[dD][oO0][tT]|ドット)[)}>]\\s?|\\[\\.)";
/** An @, plain or defanged. */
export const AT = "(?:@|\\s?[\\[({<]\\s?(?:@|[aA][tT]|アット(?:マーク)?)\\s?[\\])}>]\\s?)";
/** One label of a host in ASCII. */
export const LABEL = "[A-Za-z0-9_-]{1,63}";
/** One label where the text has other alphabets that put blanks between words. */
export const WIDE_LABEL =
  "[A-Za-z0-9_\\-\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f\\u0370-\\u052f\\u0590-\\u06ff\\u1e00-\\u1fff]{1,63}";
/** One label where the text cannot tell a host from the words around it, after a scheme or between delimiters. */
export const ANY_LABEL = "[\\p{L}\\p{M}\\p{N}_-]{1,63}";

/** A host of at least two labels. */
export function hostOf(label: string): string {
  return `${label}(?:${DOT}${label}){1,60}`;
}

/** Whether a piece of shadow was written so that nobody clicks. */
export function isDefanged(piece: string): boolean {
  return /[[\](){}<>\\\s]|。/.test(piece);
}

/** Takes off what belongs to the sentence: closing punctuation, and brackets that were opened outside. */
export function trimmedEnd(shadow: string, from: number, to: number): number {
  let end = outerClose(shadow, from, to);
  while (end > from) {
    const last = shadow.charAt(end - 1);
    if (".,;:!?'*~|&".includes(last) || last === "\\") end--;
    else if (last in OPENER && unbalanced(shadow, from, end, last)) end--;
    else break;
  }
  return end;
}

/** `(https://evil.example/a).(see b)`: the first bracket that closes one opened outside ends the value. */
function outerClose(shadow: string, from: number, to: number): number {
  let round = 0;
  for (let at = from; at < to; at++) {
    const letter = shadow.charAt(at);
    if (letter === "(") round++;
    else if (letter === ")" && --round < 0) return at;
  }
  return to;
}

const OPENER: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{", ">": "<" };

function unbalanced(shadow: string, from: number, end: number, close: string): boolean {
  const open = OPENER[close];
  let depth = 0;
  for (let at = from; at < end; at++) {
    const letter = shadow.charAt(at);
    if (letter === open) depth++;
    else if (letter === close) depth--;
  }
  return depth < 0;
}
