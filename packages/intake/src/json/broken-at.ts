/**
 * Where JSON breaks (RFC 8259): the offset of the first character that cannot stand there. The engine's own message names a
 * place for some mistakes only; a person who has to mend a file of a million characters needs it for all of them.
 */

const SPACE: ReadonlySet<string> = new Set([" ", "\t", "\n", "\r"]);
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;

/** The offset, which is the text's length for a text that is cut off; undefined if nothing is wrong. */
export function brokenAt(text: string): number | undefined {
  // untrusted: any text, nested to any depth
  const open: ("{" | "[")[] = [];
  let wanted: "value" | "value-or-end" | "name" | "name-or-end" | "colon" | "comma-or-end" = "value";
  let at = 0;
  for (;;) {
    while (SPACE.has(text[at] ?? "")) at++;
    const char = text[at];
    const inside = open.at(-1);
    if (wanted === "comma-or-end" && inside === undefined) return char === undefined ? undefined : at;
    if (char === undefined) return at;
    const closes = (char === "}" && inside === "{") || (char === "]" && inside === "[");
    if (closes && (wanted === "comma-or-end" || wanted === "name-or-end" || wanted === "value-or-end")) {
      open.pop();
      wanted = "comma-or-end";
      at++;
    } else if (wanted === "comma-or-end" || wanted === "colon") {
      if (char !== (wanted === "colon" ? ":" : ",")) return at;
      wanted = wanted === "colon" || inside === "[" ? "value" : "name";
      at++;
    } else if (wanted === "name" || wanted === "name-or-end") {
      const end = char === '"' ? stringEnd(text, at) : at;
      if (end <= at) return end === at ? at : -end;
      wanted = "colon";
      at = end;
    } else if (char === "{" || char === "[") {
      open.push(char);
      wanted = char === "{" ? "name-or-end" : "value-or-end";
      at++;
    } else {
      const end = char === '"' ? stringEnd(text, at) : plainEnd(text, at);
      if (end <= at) return end === at ? at : -end;
      wanted = "comma-or-end";
      at = end;
    }
  }
}

/** The offset behind the string that begins at `at`; if it breaks, the negative offset of the place. */
function stringEnd(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    const char = text[i] ?? "";
    if (char === '"') return i + 1;
    if (char < " ") return -i;
    if (char !== "\\") continue;
    const sequence = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y;
    sequence.lastIndex = i + 1;
    const found = sequence.exec(text)?.[0];
    if (found === undefined) return -Math.min(i + 1, text.length);
    i += found.length;
  }
  return -text.length;
}

/** The offset behind the number or word that begins at `at`, or `at` itself. */
function plainEnd(text: string, at: number): number {
  for (const kind of [NUMBER, WORD]) {
    kind.lastIndex = at;
    const found = kind.exec(text)?.[0];
    if (found) return at + found.length;
  }
  return at;
}
