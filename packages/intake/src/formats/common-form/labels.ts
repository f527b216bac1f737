/**
 * The labels of the two common forms (ランサムウェア事案共通様式, DDoS攻撃事案共通様式) and what each stands for. Labels are
 * compared after NFKC and without blanks; the order of rows says nothing.
 */

export type FormFormat = "common-form-ransomware" | "common-form-ddos";

/** The value of 様式名 for each form, after NFKC. */
export const FORM_NAMES: Readonly<Record<string, FormFormat>> = {
  ランサムウェア事案共通様式: "common-form-ransomware",
  DDoS攻撃事案共通様式: "common-form-ddos",
};

export const FORM_NAME = "様式名";
export const REPORT_NUMBER = "報告番号";
export const STAGE = "報告区分";
export const STATED = "報告日時";
export const ORGANISATION = "報告組織名";
export const ORGANISATION_ID = "報告組織ID";
export const SECTOR = "業種";
export const OCCURRED = "発生日時";
export const NOTICED = "覚知日時";
export const STATE = "現在の状態";
export const PERSONAL_DATA = "個人情報の漏えい等";
export const PERSONS = "対象人数";
export const TO_COORDINATOR = "調整機関への提供";
export const ANONYMISED = "匿名化した技術情報の共有";
export const ABROAD = "海外機関への共有";
export const MARKING = "TLP";
export const ATTACK_CLASS = "攻撃種別";

/** Who to call: identity data, for the receipt only; never in a narrative, never shared on. */
export const CONTACTS: ReadonlySet<string> = new Set(["報告者氏名", "24時間連絡先(電話)", "24時間連絡先(メール)"]);

/** The cell of indicators, by form. */
export const INDICATORS: Readonly<Record<FormFormat, string>> = {
  "common-form-ransomware": "侵害指標(IoC)",
  "common-form-ddos": "攻撃元・関連アドレス",
};

/** Free text: narrative of the report. */
export const FREE_TEXT: ReadonlySet<string> = new Set([
  STATE,
  "停止した業務・サービス",
  "停止した拠点数",
  "漏えいのおそれがある情報",
  "顧客・取引先への影響",
  PERSONS,
  "初動措置",
  "報告先",
  "被害類型",
  "身代金要求文",
  "暗号化ファイルの拡張子",
  "侵入経路",
  ATTACK_CLASS,
  "最大通信量",
  "最大パケット数",
  "継続時間",
  "攻撃手法",
  "緩和措置",
  "業務影響",
]);

const KNOWN: ReadonlySet<string> = new Set([
  FORM_NAME,
  REPORT_NUMBER,
  STAGE,
  STATED,
  ORGANISATION,
  ORGANISATION_ID,
  SECTOR,
  OCCURRED,
  NOTICED,
  PERSONAL_DATA,
  TO_COORDINATOR,
  ANONYMISED,
  ABROAD,
  MARKING,
  ...CONTACTS,
  ...FREE_TEXT,
  ...Object.values(INDICATORS),
]);

/** A label as it is compared: NFKC, without blanks (people break labels into lines). */
export function labelOf(text: string): string {
  return text.slice(0, 200).normalize("NFKC").replace(/\s+/g, "");
}

/** True for a label of either form. */
export function isKnown(label: string): boolean {
  return KNOWN.has(label);
}
