/**
 * Whom or what an incident came through, as its reporter tells it: a contractor, a supplier, a product and its update, a flaw.
 * One root with many victims is a vendor wave. It never speaks for "the same incident": each victim has its own.
 */
import { organisationName } from "@noroshi/values";
import type { FeatureSet, RootFeature } from "../contract/index.ts";
import { type AliasBase, foldName, type KnownName } from "../reference/aliases.ts";
import { MOST } from "./text.ts";

const ROLE = String.raw`(?:[Tt]hird[- ]party(?:\s(?:vendor|supplier|provider|contractor))?|[Vv]endor|[Ss]upplier|(?:(?:managed|cloud|hosting|software|payroll|billing)\s)?[Ss]ervice\s?provider|[Hh]osting\sprovider|[Ss]oftware\s(?:vendor|provider)|[Bb]usiness\s[Aa]ssociate|[Ss]ubcontractor|[Cc]ontractor|[Dd]ata\sprocessor|MSP)`;
/** Texts without such a word are not searched for what stands beside it. */
const ROLE_WORD = /vendor|supplier|provider|business\sassociate|contractor|processor|third[- ]party|\bMSP\b/iu;
const ROLE_JA = /委託|業者|ベンダー|サプライヤ|仕入先|供給元|開発元|提供元|製造元|提供者/u;
const UPDATE_WORD = /update|release|hotfix|installer/iu;
const UPDATE_JA = /更新|アップデート/u;

const PROPER = String.raw`(\p{Lu}[\p{L}\p{N}&.'’-]{0,30}(?:\s(?:of\s|and\s|&\s)?\p{Lu}[\p{L}\p{N}&.'’-]{0,30}){0,4})`;

/** "our vendor, Acme Systems, …", "a business associate (BA), Acme" */
const NAMED_AFTER = new RegExp(
  String.raw`\b${ROLE}(?:\s?\([A-Z]{2,4}\))?(?:,|:|\s(?:called|named|known\sas|is|was))?\s["“]?${PROPER}`,
  "gu",
);
/** "Acme Systems, our payroll vendor" */
const NAMED_BEFORE = new RegExp(
  String.raw`${PROPER},?\s(?:\([^)]{1,40}\),?\s)?(?:which\sis\s)?(?:a|an|our|its|the|their)\s(?:\p{Ll}{2,14}\s){0,2}${ROLE}\b`,
  "gu",
);
/** "an update of Acme Agent" */
const UPDATED = new RegExp(
  String.raw`\b(?:[Uu]pdates?|[Rr]elease|[Hh]otfix|[Ii]nstaller)\s(?:of|for|from)\s(?:the\s)?${PROPER}`,
  "gu",
);

const NAME_JA = String.raw`[「『"]?((?:[\p{Script=Han}\p{Script=Katakana}ーA-Za-z0-9&・.-]|(?<=[A-Za-z]) (?=[A-Za-z])){2,40})[」』"]?`;
/** 委託先の○○株式会社 */
const NAMED_JA = new RegExp(
  String.raw`(?:再?委託先|委託業者|外部委託|保守業者|運用業者|ベンダー|サプライヤー?|仕入先|供給元|開発元|提供元|製造元|サービス提供者|クラウド事業者|データセンター事業者)(?:事業者|企業|会社|業者)?(?:である|の|は|が利用する|[、,:：]|\s){0,2}${NAME_JA}`,
  "gu",
);
/** ○○の更新プログラム */
const UPDATED_JA = new RegExp(`${NAME_JA}の(?:更新プログラム|アップデート|自動更新|ソフトウェア更新|更新版)`, "gu");

const FLAW = /(?<![\w-])CVE-\d{4}-\d{4,7}(?!\d)/giu;

/** The roots that a report tells of, each once, at most twenty. */
export function rootsIn(
  text: string,
  mentioned: readonly KnownName[],
  observables: FeatureSet["observables"],
  base: AliasBase,
  self: string | null,
): readonly RootFeature[] {
  const found = new Map<string, RootFeature>();
  const take = (root: RootFeature | undefined): void => {
    if (root !== undefined && root.key !== "" && root.key !== self && found.size < MOST) {
      const id = `${root.kind} ${root.key}`;
      if (!found.has(id)) found.set(id, root);
    }
  };
  for (const { kind, value } of observables) if (kind === "cve") take(flaw(value));
  if (text === "") return [...found.values()];
  for (const [id] of text.matchAll(FLAW)) take(flaw(id));
  for (const { kind, name } of mentioned) if (kind === "product") take({ kind: "product", key: foldName(name), name });
  const vendors = [
    ...(ROLE_WORD.test(text) ? [NAMED_AFTER, NAMED_BEFORE] : []),
    ...(ROLE_JA.test(text) ? [NAMED_JA] : []),
  ];
  for (const pattern of vendors) for (const [, name] of text.matchAll(pattern)) take(vendor(name, base));
  const products = [...(UPDATE_WORD.test(text) ? [UPDATED] : []), ...(UPDATE_JA.test(text) ? [UPDATED_JA] : [])];
  for (const pattern of products) for (const [, name] of text.matchAll(pattern)) take(product(name, base));
  return [...found.values()];
}

function flaw(id: string): RootFeature {
  return { kind: "flaw", key: id.toUpperCase(), name: id.toUpperCase() };
}

function vendor(raw: string | undefined, base: AliasBase): RootFeature | undefined {
  const name = trimmed(raw);
  if (name === undefined) return undefined;
  const known = base.known(name);
  if (known?.kind === "product") return { kind: "product", key: foldName(known.name), name: known.name };
  const { key } = organisationName(name);
  return key.length < 2 || GENERAL.has(key) ? undefined : { kind: "vendor", key, name };
}

function product(raw: string | undefined, base: AliasBase): RootFeature | undefined {
  const name = trimmed(raw);
  if (name === undefined) return undefined;
  const known = base.known(name);
  const key = foldName(known?.name ?? name);
  return key.length < 3 || GENERAL.has(key) ? undefined : { kind: "product", key, name: known?.name ?? name };
}

/** Without a stop at the end and words that only follow: "Acme. The", "Acme Inc. On". */
function trimmed(raw: string | undefined): string | undefined {
  const name = raw
    ?.replace(
      /[.\s](?:The|This|On|In|At|We|Our|It|An?|As|For|After|When|Their|That|These|Its|And|Which|Data|HHS|OCR|CE|BA)\b.*$/u,
      "",
    )
    .replace(/['’]s\b.*$/u, "")
    .replace(/[\s.,・-]+$/u, "")
    .trim();
  return name === undefined || name.length < 2 ? undefined : name;
}

/** Words that stand where a name would and are none. */
const GENERAL_WORDS = `the this that same our their its an who which was is had has have and or ba ce system systems server servers data
  service services software update windows linux macos os 会社 企業 業者 事業者 従業員 社員 職員 担当者 端末 サーバ サーバー システム 再委託先
  委託先 不正アクセス ソフトウェア ソフト 製品 利用者`;
const GENERAL: ReadonlySet<string> = new Set(
  GENERAL_WORDS.split(/\s+/u).flatMap((word) => [foldName(word), organisationName(word).key]),
);
