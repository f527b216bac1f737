/**
 * Says a scored pair in words, one line a reason, for the command line and the screens. Uses only what the link carries.
 */
import type { Reason, ReasonCode, ScoredLink } from "../contract/index.ts";

import { regionName } from "../features/place.ts";

export type ExplainLanguage = "en" | "ja";

type Sentence = (facts: Reason["facts"]) => string;

const sentences: Readonly<Record<ReasonCode, Readonly<Record<ExplainLanguage, Sentence>>>> = {
  PRIOR: {
    en: () => "Two reports taken at random rarely speak of one incident",
    ja: () => "無作為の二つの報告が同じ事案である見込みは低い",
  },
  OBSERVABLES_SHARED: {
    en: (f) => `They share ${counted(f["count"], "strong indicator")}: ${kindsOf(f["kinds"])}`,
    ja: (f) => `強い指標を${f["count"]}件共有する: ${kindsOf(f["kinds"])}`,
  },
  OBSERVABLES_LISTED: {
    en: (f) => `Both hold ${counted(f["count"], "value")} that everybody meets: ${f["values"]}`,
    ja: (f) => `除外一覧にあり広く共通する値を${f["count"]}件共有する: ${f["values"]}`,
  },
  NAME_EQUAL: { en: () => "The organisation's name is the same", ja: () => "組織名が一致する" },
  NAME_NEAR: {
    en: () => "The organisation's name is the same but for spelling",
    ja: () => "組織名は表記の違いを除いて一致する",
  },
  NAME_PART: { en: () => "The organisations' names share distinctive words", ja: () => "組織名に特徴的な語が共通する" },
  NAME_OTHER_SCRIPT: {
    en: () => "The names are written in different scripts and cannot be compared",
    ja: () => "組織名の文字種が異なり、比較できない",
  },
  NAME_DIFFERS: { en: () => "The organisations' names differ", ja: () => "組織名が異なる" },
  OBSERVABLES_COMMON: {
    en: (f) => `Both hold ${counted(f["count"], "value")} of resolvers, shared hosts or sinkholes: ${f["values"]}`,
    ja: (f) => `共有ホスト・公開リゾルバー・シンクホールの値を${f["count"]}件共有する: ${f["values"]}`,
  },
  OCCURRED_SAME_HOUR: {
    en: () => "Both name the same hour of the incident",
    ja: () => "発生時刻が一時間以内で一致する",
  },
  OCCURRED_SAME_DAY: { en: () => "Both name the same day of the incident", ja: () => "発生日が一致する" },
  OCCURRED_NEAR: {
    en: (f) => `The days of the incident lie ${counted(f["days"], "day")} apart or overlap`,
    ja: (f) => `発生日の差は${f["days"]}日、または期間が重なる`,
  },
  OCCURRED_APART: {
    en: (f) => `The days of the incident lie ${counted(f["days"], "day")} apart`,
    ja: (f) => `発生日が${f["days"]}日離れている`,
  },
  REPORTED_NEAR: { en: (f) => `Reported ${counted(f["days"], "day")} apart`, ja: (f) => `報告日の差は${f["days"]}日` },
  REPORTED_APART: {
    en: (f) => `Reported as far as ${counted(f["days"], "day")} apart`,
    ja: (f) => `報告日が${f["days"]}日も離れている`,
  },
  TIME_WITHIN_WINDOW: {
    en: (f) => `Their times lie ${counted(f["days"], "day")} apart, within the window`,
    ja: (f) => `時刻の差は${f["days"]}日で、期間の内にある`,
  },
  TOTAL_EQUAL: {
    en: (f) => `Both count ${f["total"]} persons affected`,
    ja: (f) => `影響を受けた人数が一致する（${f["total"]}人）`,
  },
  TOTAL_CLOSE: {
    en: (f) => `The numbers of persons are close: ${f["less"]} and ${f["more"]}`,
    ja: (f) => `人数が近い（${f["less"]}人と${f["more"]}人）`,
  },
  TOTAL_DIFFERS: {
    en: (f) => `The numbers of persons differ: ${f["less"]} and ${f["more"]}`,
    ja: (f) => `人数が異なる（${f["less"]}人と${f["more"]}人）`,
  },
  TOTAL_CONTRADICTS: {
    en: () => "One region alone counts more persons than the other report in total",
    ja: () => "一地域の人数が他方の総数を上回る",
  },
  PLACE_EQUAL: {
    en: (f) => `Same place: ${regionName(`${f["place"]}`, "en")}`,
    ja: (f) => `所在地が一致する（${regionName(`${f["place"]}`, "ja")}）`,
  },
  PLACE_DIFFERS: {
    en: (f) => `Different places: ${regionName(`${f["one"]}`, "en")} and ${regionName(`${f["other"]}`, "en")}`,
    ja: (f) => `所在地が異なる（${regionName(`${f["one"]}`, "ja")}と${regionName(`${f["other"]}`, "ja")}）`,
  },
  TEXT_SIMILAR: {
    en: (f) => `The texts agree in ${f["percent"]} % of their wording`,
    ja: (f) => `文面の${f["percent"]}%が一致する`,
  },
  NAMED_SAME: {
    en: (f) =>
      `Both name ${f["names"]}${f["doubtful"] === undefined ? "" : " (? = a word that also means other things)"}`,
    ja: (f) =>
      `同じ名称を挙げている: ${f["names"]}${f["doubtful"] === undefined ? "" : "（? は一般語とも読める名称）"}`,
  },
  NAMED_DIFFERENT: {
    en: (f) => `They name different malware: ${f["one"]} and ${f["other"]}`,
    ja: (f) => `異なるマルウェアを挙げている（${f["one"]}と${f["other"]}）`,
  },
  TECHNIQUES_SHARED: {
    en: (f) => `They share ${counted(f["count"], "technique")}: ${f["ids"]}`,
    ja: (f) => `攻撃手法を${f["count"]}件共有する: ${f["ids"]}`,
  },
  NOTE_SAME: { en: () => "The ransom notes have the same wording", ja: () => "身代金要求文の文面が一致する" },
  NOTE_SIMILAR: {
    en: (f) => `The ransom notes agree in ${f["percent"]} % of their wording${listed(f["names"], ": ")}`,
    ja: (f) => `身代金要求文の${f["percent"]}%が一致する${listed(f["names"], ": ")}`,
  },
  NOTE_FILE: {
    en: (f) => `Same file of the ransom note or same extension: ${f["names"]}`,
    ja: (f) => `身代金要求文のファイル名または拡張子が一致する: ${f["names"]}`,
  },
  WALLETS_SHARED: {
    en: (f) => `They name ${counted(f["count"], "wallet")} alike: ${f["values"]}`,
    ja: (f) => `暗号資産の送金先を${f["count"]}件共有する: ${f["values"]}`,
  },
  PERSON_SAME: {
    en: (f) => `They name ${counted(f["count"], "person")} alike`,
    ja: (f) => `同じ人名を${f["count"]}件挙げている`,
  },
  PERSON_NEAR: { en: () => "They name a person alike but for a slip", ja: () => "一字違いの人名を挙げている" },
  MONEY_EQUAL: {
    en: (f) => `Both name ${f["currency"]} ${f["amount"]}`,
    ja: (f) => `金額が一致する（${f["currency"]} ${f["amount"]}）`,
  },
  MONEY_CLOSE: {
    en: (f) => `The sums are close: ${f["currency"]} ${f["less"]} and ${f["more"]}`,
    ja: (f) => `金額が近い（${f["currency"]} ${f["less"]}と${f["more"]}）`,
  },
  REFERENCE_SAME: {
    en: (f) => `They name ${counted(f["count"], "number")} of a case, ticket or report alike`,
    ja: (f) => `事件・受付・報告などの番号が${f["count"]}件一致する`,
  },
  OTHER_VICTIM: {
    en: () => "Two victims: what belongs to the adversary speaks for a campaign, not for one incident",
    ja: () => "被害組織が異なる: 攻撃者側の一致は同一事案ではなく一連の攻撃を示す",
  },
  SAME_ROOT: {
    en: (f) => `Both were hit through ${f["root"]}: its day and its wording are common to all its victims`,
    ja: (f) => `いずれも${f["root"]}を経由した被害: 日付と文面の一致は被害組織に共通する`,
  },
  SAME_LIST: {
    en: (f) => `Two entries of one list (${f["list"]}) are rarely one incident`,
    ja: (f) => `同じ一覧（${f["list"]}）の二項目が同じ事案であることは稀である`,
  },
  TYPE_EQUAL: {
    en: (f) => `Same kind of incident: ${f["type"]}`,
    ja: (f) => `事案の種別が一致する（${typeJa(f["type"])}）`,
  },
  TYPE_DIFFERS: {
    en: (f) => `Different kinds of incident: ${f["one"]} and ${f["other"]}`,
    ja: (f) => `事案の種別が異なる（${typeJa(f["one"])}と${typeJa(f["other"])}）`,
  },
};

/** The common kinds of incident as a Japanese reader calls them; a list of its own names stays as it was told. */
const TYPES_JA: Readonly<Record<string, string>> = {
  ransomware: "ランサムウェア",
  ddos: "DDoS攻撃",
  data_breach: "情報漏えい",
  intrusion: "侵入",
  phishing: "フィッシング",
  malware: "マルウェア",
  defacement: "改ざん",
  unauthorised_access: "不正アクセス",
};

const typeJa = (code: string | number | undefined): string => TYPES_JA[String(code)] ?? String(code);

const KIND_WORDS: Readonly<Record<string, string>> = {
  sha256: "SHA-256",
  sha1: "SHA-1",
  md5: "MD5",
  ipv4: "IPv4",
  ipv6: "IPv6",
};

/** "sha256 3 ipv4 2" as "SHA-256 ×3, IPv4 ×2": the values themselves stand beside the reports. */
function kindsOf(tally: string | number | undefined): string {
  const pairs = [...String(tally ?? "").matchAll(/(\S+) (\d+)/g)];
  return pairs.map(([, kind = "", count]) => `${KIND_WORDS[kind] ?? kind} ×${count}`).join(", ");
}

/** "1 day", "2 days". */
function counted(count: string | number | undefined, noun: string): string {
  return `${count} ${noun}${count === 1 || count === "1" ? "" : "s"}`;
}

function listed(names: string | number | undefined, before: string): string {
  return names === undefined || names === "" ? "" : `${before}${names}`;
}

const IDLE: Readonly<Record<ExplainLanguage, string>> = {
  en: " (told only: this policy does not count it)",
  ja: "（参考: この照合規則では数えない）",
};

/** One reason in words. */
export function sayReason(reason: Reason, lang: ExplainLanguage): string {
  const said = sentences[reason.code][lang](reason.facts);
  return reason.facts["idle"] === undefined ? said : `${said}${IDLE[lang]}`;
}

/** The waterfall as lines, `+12.5  sentence`, and the sum as the last line. */
export function explain(link: ScoredLink, lang: ExplainLanguage): readonly string[] {
  const lines = link.reasons.map((reason) => `${signed(reason.bits)}  ${sayReason(reason, lang)}`);
  return [...lines, `${signed(link.score)}  ${lang === "ja" ? "合計（ビット）" : "sum, in bits"}`];
}

function signed(bits: number): string {
  return `${bits < 0 ? "−" : "+"}${Math.abs(bits).toFixed(1)}`.padStart(6);
}
