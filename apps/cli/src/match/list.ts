/**
 * Indicators of a list: one value a line with comments after `#`, or a table with commas whose first line names its columns. Of a
 * line of several words the first that is a value counts.
 * Trusts nothing: a line that holds no value is counted and the next one is read. Values may be defanged.
 */

import { mispParts } from "@noroshi/intake";
import type { Indicator } from "@noroshi/sensing";
import { isTimestamp } from "@noroshi/stix";
import {
  canonical,
  isObservableKind,
  type Observable,
  type ObservableKind,
  portBeside,
  recognise,
} from "@noroshi/values";

/** A value, and the port that stands beside an address. */
type Value = Observable & { readonly port?: number };

/** What one line gave; what its source does not mean for detection is told as that. */
export type Read = Indicator | { readonly line: number; readonly unread: string; readonly meant?: false };

const VALUE_COLUMNS = ["value", "indicator", "ioc", "observable", "indicator_value"];
const KIND_COLUMNS = ["kind", "type", "indicator_type"];
const WORDS: Readonly<Record<string, string>> = {
  ip: "ipv4",
  "ip-dst": "ipv4",
  "ip-src": "ipv4",
  "ip-dst|port": "ipv4",
  "ip-src|port": "ipv4",
  as: "asn",
  "ipv4-addr": "ipv4",
  "ipv6-addr": "ipv6",
  "domain-name": "domain",
  hostname: "domain",
  fqdn: "domain",
  uri: "url",
  "email-addr": "email",
  "sha-1": "sha1",
  "sha-256": "sha256",
  "sha-512": "sha512",
  subnet: "cidr",
};

/** Reads lines one by one; the first line decides whether it is a table. */
export class ListReader {
  #columns: readonly string[] | undefined;
  #begun = false;

  /** What a line says; undefined for comments and the head of a table. */
  read(text: string, line: number): Read | undefined {
    const bare = text.replace(/(?:^|\s)#.*$/, "").trim();
    if (bare === "") return undefined;
    if (!this.#begun) {
      this.#begun = true;
      const names = cellsOf(bare).map((cell) => cell.toLowerCase());
      if (names.length > 1 && names.some((name) => VALUE_COLUMNS.includes(name))) {
        this.#columns = names;
        return undefined;
      }
    }
    if (this.#columns !== undefined) return rowOf(this.#columns, cellsOf(text.trim()), line);
    const value = observableOf(undefined, bare) ?? firstOf(bare);
    return value === undefined ? { line, unread: bare } : { ...value, line };
  }
}

/** Where hosts files send a name to; nobody means them as indicators. */
const NOWHERE: ReadonlySet<string> = new Set(["0.0.0.0", "127.0.0.1", "::", "::1"]);

/** The first value of a line of several words or cells: hosts files, Zeek's intel files, tables without a head. */
function firstOf(text: string): Value | undefined {
  for (const piece of text.split(/[\s,;|]+/)) {
    const value = NOWHERE.has(piece) ? undefined : observableOf(undefined, piece);
    if (value !== undefined) return value;
  }
  return undefined;
}

function rowOf(columns: readonly string[], cells: readonly string[], line: number): Read {
  const cell = (names: readonly string[]) => cells[columns.findIndex((name) => names.includes(name))]?.trim() ?? "";
  const said = cells.join(",");
  // A table that MISP gives out holds everything of an event; 0 says of a value that it is there to be read.
  if (/^(?:0|false)$/i.test(cell(["to_ids"]))) return { line, unread: said, meant: false };
  const value = observableOf(cell(KIND_COLUMNS).toLowerCase() || undefined, cell(VALUE_COLUMNS));
  if (value === undefined) return { line, unread: said };
  const [id, from, until] = [cell(["id", "uuid"]), cell(["valid_from"]), cell(["valid_until"])];
  return {
    ...value,
    line,
    ...(id === "" ? {} : { id }),
    ...(from === "" ? {} : { from: microsecondsOf(from) }),
    ...(until === "" ? {} : { until: microsecondsOf(until) }),
  };
}

/**
 * A value of a named kind or type of MISP, or of the kind that it looks like. `*.name` and `.name` mean the name and what is below it.
 * Of MISP's pairs the half that is the indicator counts, an address with its port.
 */
export function observableOf(said: string | undefined, text: string): Value | undefined {
  const bare = text.replace(/^\*?\.(?=[^.])/, "");
  if (bare === "") return undefined;
  const port = said === undefined || WORDS[said] === "ipv4" || said === "ipv6" ? portBeside(bare) : undefined;
  if (port !== undefined) {
    const address = recognise(bare);
    return address === undefined ? undefined : { ...address, port };
  }
  const word = said === undefined ? undefined : (WORDS[said] ?? said);
  if (word !== undefined && isObservableKind(word))
    return canonicalOf(word === "ipv4" ? ["ipv4", "ipv6", "cidr"] : [word], bare);
  const telling = word === undefined ? undefined : mispParts(word, bare)?.find((part) => part.telling);
  return telling === undefined ? recognise(bare) : canonicalOf(telling.kinds, telling.raw);
}

function canonicalOf(kinds: readonly ObservableKind[], text: string): Value | undefined {
  for (const kind of kinds) {
    const read = canonical(kind, text);
    if (read.ok) return { kind: read.kind, value: read.value };
  }
  return undefined;
}

/** Cells between commas; quotes as in RFC 4180. */
function cellsOf(line: string): readonly string[] {
  if (!line.includes('"')) return line.split(",").map((cell) => cell.trim());
  const cells: string[] = [];
  for (const match of line.matchAll(/(?:^|,)\s*(?:"((?:[^"]|"")*)"|([^,]*))/g))
    cells.push((match[1]?.replaceAll('""', '"') ?? match[2] ?? "").trim());
  return cells;
}

/** An instant of RFC 3339 in UTC, or a date, in microseconds since 1970; NaN for anything else. */
export function microsecondsOf(text: string): number {
  const whole = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text;
  if (!isTimestamp(whole)) return Number.NaN;
  const fraction = /\.(\d+)Z$/.exec(whole)?.[1] ?? "";
  return Date.parse(`${whole.slice(0, 19)}Z`) * 1000 + Number(fraction.slice(0, 6).padEnd(6, "0"));
}
