/**
 * What the columns of a table mean, as data: a mapping can be proposed from the headers, corrected by a person, kept
 * with its sender and used again. Headers are compared folded (NFKC, case, blanks, brackets), Japanese and English.
 */
import { z } from "zod";
import type { Row } from "./rows.ts";

export const TABLE_FIELDS = [
  "id",
  "source",
  "received",
  "organisation",
  "organisationRef",
  "sector",
  "country",
  "region",
  "occurredFrom",
  "occurredTo",
  "discovered",
  "noticed",
  "affected",
  "affected_local",
  "personalData",
  "incidentType",
  "title",
  "text",
  "tlp",
  "type",
  "value",
  "validFrom",
  "validUntil",
  "observedAt",
  "forDetection",
] as const;

export type TableField = (typeof TABLE_FIELDS)[number];

/** A saved mapping, as a schema: it comes from outside too. */
export const TableMapping = z.object({
  /** `indicators`: a row is a value, the table one report. `incidents`: a row is a notice of its own. */
  rows: z.enum(["indicators", "incidents"]),
  /** Header text (as it stands, compared folded) → field. */
  columns: z.record(z.string().max(1_000), z.enum(TABLE_FIELDS)),
  /** What holds for every row that does not say otherwise. */
  always: z.partialRecord(z.enum(TABLE_FIELDS), z.string().max(1_000)).optional(),
  timezone: z.string().max(64).optional(),
});
export type TableMapping = z.infer<typeof TableMapping>;

/** How senders name their columns. */
const NAMES: Readonly<Record<TableField, string>> = {
  id: "id|incidentid|reportid|uuid|no|番号|報告番号|管理番号|事案番号|整理番号",
  source: "source|reporter|reportedby|sender|情報源|提供元|報告元|通報元",
  received: "received|reported|reportedat|reportdate|datereported|受領日|受領日時|報告日|報告日時|公表日",
  organisation:
    "organisation|organization|victim|company|entity|nameofcoveredentity|組織名|組織|団体名|事業者名|被害組織|会社名",
  organisationRef: "organisationid|organizationid|orgid|組織id|事業者id",
  sector: "sector|industry|業種|分野|業界",
  country: "country|国|国名",
  region: "region|state|prefecture|都道府県|地域|所在地",
  occurredFrom:
    "occurred|occurredat|occurredfrom|start|startdate|incidentdate|dateofbreach|発生日|発生日時|発生時刻|開始日時",
  occurredTo: "occurredto|end|enddate|終了日|終了日時|復旧日時",
  discovered: "discovered|discoveredat|detected|detectedat|検知日|検知日時|発見日|発見日時",
  noticed: "noticed|aware|awareness|覚知日|覚知日時|認知日時",
  affected: "affected|individualsaffected|records|victims|対象人数|影響人数|件数|被害人数",
  affected_local: "affectedlocal|localaffected|国内対象人数",
  personalData: "personaldata|個人情報|個人情報の漏えい等",
  incidentType: "incidenttype|typeofincident|typeofbreach|attacktype|category|事案種別|攻撃種別|種別|分類",
  title: "title|subject|name|件名|表題|事案名",
  text: "text|description|summary|details|narrative|概要|内容|詳細|事案概要",
  tlp: "tlp|marking|classification|共有範囲|取扱区分",
  type: "type|kind|indicatortype|ioctype|datatype|指標種別|種類|型|タイプ",
  value:
    "value|indicator|ioc|indicatorvalue|iocvalue|observable|ip|ipaddress|domain|url|hash|filehash|md5|sha1|sha256|sha512|hostname|指標|侵害指標|値|ipアドレス|ドメイン|ハッシュ|ハッシュ値",
  validFrom: "validfrom|firstseen|有効開始|有効期間開始|初観測",
  validUntil: "validuntil|validto|expires|expiry|有効期限|失効日時|有効期間終了",
  observedAt: "observedat|observed|seen|seenat|lastseen|観測日時|観測時刻|最終観測",
  forDetection: "fordetection|toids|検知用|検知対象",
};

const BY_NAME: ReadonlyMap<string, TableField> = new Map(
  TABLE_FIELDS.flatMap((field) => NAMES[field].split("|").map((name) => [name, field] as const)),
);

/** A header as it is compared. */
export function folded(header: string): string {
  return header
    .slice(0, 200)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\([^)]*\)|[\s_\-・:.#*]/g, "");
}

export interface Proposal {
  /** Index in `rows` of the header. */
  readonly header: number;
  readonly headers: readonly string[];
  readonly mapping: TableMapping;
}

/** Headers in Japanese mean times in Japan, as far as a proposal goes. */
const JAPANESE = /[\p{scx=Hira}\p{scx=Kana}\p{scx=Han}]/u;

/** How many rows may stand above the header. */
const ABOVE = 20;

/**
 * Proposes what the columns mean, from the row with the most known headers; undefined if no row says where the
 * values or the incidents are. Two columns of one meaning: the first has it, but for values.
 */
export function proposeMapping(rows: readonly Row[]): Proposal | undefined {
  let best: Proposal | undefined;
  for (const [header, { cells }] of rows.slice(0, ABOVE).entries()) {
    const columns = new Map<string, TableField>();
    const taken = new Set<TableField>();
    for (const cell of cells) {
      const field = BY_NAME.get(folded(cell));
      if (!field || (taken.has(field) && field !== "value")) continue;
      columns.set(cell, field);
      taken.add(field);
    }
    const incidents = taken.has("organisation") || taken.has("occurredFrom") || taken.has("noticed");
    if (!taken.has("value") && !(incidents && taken.size > 1)) continue;
    if (best && columns.size <= Object.keys(best.mapping.columns).length) continue;
    best = {
      header,
      headers: cells,
      mapping: {
        rows: incidents ? "incidents" : "indicators",
        columns: Object.fromEntries(columns),
        timezone: cells.some((cell) => JAPANESE.test(cell)) ? "Asia/Tokyo" : "UTC",
      },
    };
  }
  return best;
}

/** The row of the table that holds the headers of a saved mapping; undefined if none holds them all. */
export function headerOf(rows: readonly Row[], { columns }: TableMapping): number | undefined {
  const wanted = Object.keys(columns).map(folded);
  const at = rows.slice(0, ABOVE).findIndex(({ cells }) => {
    const here = new Set(cells.map(folded));
    return wanted.every((name) => here.has(name));
  });
  return at < 0 ? undefined : at;
}
