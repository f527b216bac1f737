/**
 * One row of a table under a mapping: what stands in which field, and in which cell. A field that several columns
 * share has the first cell that holds anything; values are all kept.
 */
import type { ObservableKind } from "@noroshi/values";
import { folded, type TableField, type TableMapping } from "../../table/mapping.ts";
import { cellName, type Row } from "../../table/rows.ts";
import { indicatorKind } from "../neutral-incident/schema.ts";

export interface Written {
  readonly place: string;
  readonly raw: string;
  /** The kinds that the header promises (`sha256`, `IPアドレス`); undefined if it is silent. */
  readonly kinds: readonly ObservableKind[] | undefined;
}

export interface TableRecord {
  readonly row: number;
  readonly fields: ReadonlyMap<TableField, Written>;
  readonly values: readonly Written[];
}

export interface Column {
  readonly at: number;
  readonly field: TableField;
  readonly kinds: readonly ObservableKind[] | undefined;
}

/** The columns that the mapping names, in the order of the table. */
export function columnsOf(headers: readonly string[], { columns }: TableMapping): readonly Column[] {
  const fields = new Map(Object.entries(columns).map(([header, field]) => [folded(header), field] as const));
  return headers.flatMap((header, at) => {
    const name = folded(header);
    const field = fields.get(name);
    return field === undefined ? [] : [{ at, field, kinds: kindsOf(name) }];
  });
}

/** Reads one row; undefined if none of its mapped cells holds anything. */
export function recordOf(
  { number, cells }: Row,
  columns: readonly Column[],
  mapping: TableMapping,
): TableRecord | undefined {
  const fields = new Map<TableField, Written>();
  const values: Written[] = [];
  for (const { at, field, kinds } of columns) {
    const raw = (cells[at] ?? "").trim();
    if (raw === "") continue;
    const written = { place: cellName(at, number), raw, kinds };
    if (field === "value") values.push(written);
    else if (!fields.has(field)) fields.set(field, written);
  }
  if (fields.size + values.length === 0) return undefined;
  for (const [name, raw] of Object.entries(mapping.always ?? {})) {
    const field = name as TableField;
    if (raw !== undefined && !fields.has(field)) fields.set(field, { place: `row ${number}`, raw, kinds: undefined });
  }
  return { row: number, fields, values };
}

const WORDS: Readonly<Record<string, readonly ObservableKind[]>> = {
  ip: ["ipv4", "ipv6", "cidr"],
  ipaddress: ["ipv4", "ipv6", "cidr"],
  ipアドレス: ["ipv4", "ipv6", "cidr"],
  ドメイン: ["domain"],
  ドメイン名: ["domain"],
  hostname: ["domain"],
  hash: ["sha256", "sha1", "md5", "sha512"],
  filehash: ["sha256", "sha1", "md5", "sha512"],
  ハッシュ: ["sha256", "sha1", "md5", "sha512"],
  ハッシュ値: ["sha256", "sha1", "md5", "sha512"],
  メールアドレス: ["email"],
  ファイル名: ["filename"],
};

/** The kinds that a folded word names, as a header or in a column of types. */
export function kindsOf(word: string): readonly ObservableKind[] | undefined {
  return Object.hasOwn(WORDS, word) ? WORDS[word] : indicatorKind(word);
}
