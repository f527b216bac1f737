/**
 * Undoes defanging in one value: what people write so that nobody clicks (hxxp, [.], (dot), [at], \., 「．」…).
 * Works on clean text. Bounded patterns only; nesting that still changes after a few rounds is left to the readers to refuse.
 */

const OPEN = "[[({<【〔「『]";
const CLOSE = "[\\])}>】〕」』]";
/** A dot in brackets, in any of the usual alphabets, with blanks in or around. */
const BRACKETED_DOT = new RegExp(`\\s{0,3}${OPEN}\\s{0,3}(?:\\.|。|dot|d0t|ドット|点)\\s{0,3}${CLOSE}\\s{0,3}`, "gi");
const BRACKETED_COLON = new RegExp(`${OPEN}\\s{0,3}:\\s{0,3}${CLOSE}`, "g");
const BRACKETED_SLASH = new RegExp(`${OPEN}\\s{0,3}(/{1,2})\\s{0,3}${CLOSE}`, "g");
const BRACKETED_AT = new RegExp(`\\s{0,3}${OPEN}\\s{0,3}(?:@|at|アット(?:マーク)?)\\s{0,3}${CLOSE}\\s{0,3}`, "gi");
const SPOKEN_DOT = /\s{1,3}(?:dot|ドット)\s{1,3}/gi;
const SPOKEN_AT = /\s{1,3}(?:at|アットマーク)\s{1,3}/gi;
const BRACKETS = /[[\](){}<>【】〔〕「」『』"'`]/g;
const ANY_MARK = /[^\w.:/%-]|dot/i;

const PAIRS = new Map([
  ["[", "]"],
  ["(", ")"],
  ["{", "}"],
  ["<", ">"],
  ["【", "】"],
  ["〔", "〕"],
  ["「", "」"],
  ["『", "』"],
  ['"', '"'],
  ["'", "'"],
  ["`", "`"],
  ["“", "”"],
]);

/** Takes off brackets and quotes that stand around the whole value: `「evil[.]example」`. */
export function unwrap(text: string): string {
  let low = 0;
  let high = text.length;
  while (high - low > 2) {
    const open = text.charAt(low);
    const close = PAIRS.get(open);
    if (close === undefined || text.charAt(high - 1) !== close) break;
    if (open !== close && closesEarly(text, low, high, open, close)) break;
    low++;
    high--;
    while (low < high && text.charAt(low) === " ") low++;
    while (high > low && text.charAt(high - 1) === " ") high--;
  }
  return low === 0 ? text : text.slice(low, high);
}

/** Refangs a host, an address or a range. */
export function refangHost(text: string): string {
  if (!ANY_MARK.test(text)) return text;
  return text
    .replace(BRACKETED_DOT, ".")
    .replace(BRACKETED_COLON, ":")
    .replace(SPOKEN_DOT, ".")
    .replace(BRACKETS, "")
    .replace(/\\(?=\.)/g, "")
    .replaceAll("。", ".")
    .trim();
}

/** Refangs an e-mail address. */
export function refangEmail(text: string): string {
  const bare = text.replace(BRACKETED_AT, "@");
  const spoken = bare.includes("@") ? bare : bare.replace(SPOKEN_AT, "@");
  const at = spoken.lastIndexOf("@");
  if (at < 0) return spoken;
  return `${refangLocal(spoken.slice(0, at))}@${refangHost(spoken.slice(at + 1))}`;
}

/** Refangs a URL: scheme, authority, then dots and colons of the rest. The rest keeps its brackets. */
export function refangUrl(text: string): string {
  const whole = stable(text);
  const head = /^([^/\\?#]{1,40}?)([/\\][\])}>]{0,2}[/\\]{0,3}[\])}>]{0,2})/.exec(whole);
  if (head === null) return whole;
  const scheme = schemeOf(head[1] ?? "", head[2] ?? "");
  if (scheme === undefined) return refangAuthority(whole);
  return `${scheme}://${refangAuthority(whole.slice(head[0].length).trimStart())}`;
}

/** `hxxp`, `hXXps`, `h**p`, `[http]`, `fxp`… and honest schemes, in lower case; undefined if it is none. */
function schemeOf(before: string, slashes: string): string | undefined {
  const bare = before.replace(BRACKETS, "").replace(/\s/g, "").toLowerCase();
  const colon = bare.endsWith(":");
  const word = colon ? bare.slice(0, -1) : bare;
  const web = /^(?:h(?:[tx]{1,3}|[*_]{2})p|ttp)(s?)$/.exec(word);
  const known =
    web !== null ? `http${web[1] ?? ""}` : /^f[tx*_]ps?$/.test(word) ? word.replace(/[x*_]/, "t") : undefined;
  if (known !== undefined) return colon || /[/\\].{0,2}[/\\]/.test(slashes) ? known : undefined;
  if (!colon || !/[/\\].{0,2}[/\\]/.test(slashes)) return undefined;
  return /^[a-z][a-z0-9+.-]{0,30}$/.test(word) ? word : undefined;
}

function refangAuthority(text: string): string {
  const end = /[/?#\\](?!\.)/.exec(text)?.index ?? text.length;
  const authority = text.slice(0, end);
  const at = authority.lastIndexOf("@");
  const host = authority.slice(at + 1);
  const literal = /^\[[0-9a-f:.]+\](?::\d*)?$/i.test(host);
  return `${authority.slice(0, at + 1)}${literal ? host : refangHost(host)}${text.slice(end)}`;
}

function refangLocal(local: string): string {
  return local
    .replace(BRACKETED_DOT, ".")
    .replace(SPOKEN_DOT, ".")
    .replace(/^[<("'[\s]+/, "")
    .replace(/^mailto:/i, "");
}

/** The whole value with dots, colons, slashes and inner schemes refanged; repeated, since brackets nest. */
function stable(text: string): string {
  let now = text;
  for (let round = 0; round < 4; round++) {
    const next = now
      .replace(BRACKETED_DOT, ".")
      .replace(BRACKETED_COLON, ":")
      .replace(BRACKETED_SLASH, "$1")
      .replace(/\\\//g, "/")
      .replace(/(?<![a-z0-9])hxxp(?=s?(?::|%3a))/gi, "http");
    if (next === now) break;
    now = next;
  }
  return now;
}

function closesEarly(text: string, low: number, high: number, open: string, close: string): boolean {
  let depth = 0;
  for (let at = low; at < high - 1; at++) {
    const letter = text.charAt(at);
    if (letter === open) depth++;
    else if (letter === close && --depth === 0) return true;
  }
  return false;
}
