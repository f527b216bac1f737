/**
 * Other names inside a name: what stands in brackets, behind "d/b/a", "formerly", "旧", and after a semicolon.
 * The first name is the main one; the others are aliases, each a name that somebody else may report under.
 */
import { isRemark } from "./remainder.ts";

const CONNECTORS = new RegExp(
  [
    "(?<![A-Za-z])(?:t\\/)?d\\s?[/.]\\s?b\\s?[/.]\\s?a(?:\\/|\\.|(?![A-Za-z]))\\s*",
    "(?:t\\/)?d\\/b\\/a\\/?\\s*",
    "(?<![A-Za-z])(?:dba|fka|aka|nka|t\\/a)(?![A-Za-z])[:.]?\\s*",
    "(?<![A-Za-z])(?:[afn]\\s?[/.]\\s?)k\\s?[/.]\\s?a(?![A-Za-z])[/.]?\\s*",
    "(?<![A-Za-z])k\\/n\\/a(?![A-Za-z])\\s*",
    "(?<![A-Za-z])(?:doing business as|trading as|operating as|(?:also|now|formerly|previously) kn(?:own|won) as|formerly|previously)(?![A-Za-z])[:,]?\\s*",
    "(?:旧社名|旧名称|旧称|通称|屋号|別名|愛称)\\s*[:：]?\\s*",
  ].join("|"),
  "i",
);
const CASED_CONNECTORS = /(?<=[a-z.)]|LLC|LLP|INC)(?:dba|DBA)(?=[A-Z])/;
const BRACKET = /[([「『【](?!\s*[)\]])([^()[\]「」『』【】]{1,120})[)\]」』】]?/g;

/** A text split into its main name and its other names, none of them cleaned further. */
export function splitAliases(text: string): { readonly main: string; readonly others: readonly string[] } {
  const others: string[] = [];
  const open = text.replace(BRACKET, (whole, inner: string, at: number) => {
    const content = inner.replace(/^["'“”\s]+|["'“”\s]+$/g, "").replace(/^旧(?!社名|名称|称)\s*/, "");
    if (at === 0) return ` ${content} `;
    if (content !== "" && !isRemark(content)) others.push(content);
    return whole.length > 0 ? " " : "";
  });
  const [first = "", ...rest] = open.split(";");
  const pieces = [first, ...rest.filter((piece) => !/\d{3}|^[^,]+,\s*\w+$/.test(piece))].flatMap(connected);
  const bracketed = others.flatMap(connected);
  const main = pieces[0] ?? "";
  return main === "" ? { main: text, others: [] } : { main, others: [...pieces.slice(1), ...bracketed] };
}

function connected(text: string): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  for (let count = 0; count < 8; count++) {
    const found = CASED_CONNECTORS.exec(rest) ?? CONNECTORS.exec(rest);
    if (found === null) break;
    pieces.push(rest.slice(0, found.index));
    rest = rest.slice(found.index + found[0].length);
  }
  pieces.push(rest);
  return pieces.map((piece) => piece.replace(/^[\s,:"-]+|[\s,:"-]+$/g, "")).filter((piece) => piece !== "");
}
