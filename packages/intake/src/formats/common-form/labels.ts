/**
 * The labels of the two common forms (ランサムウェア事案共通様式, DDoS攻撃事案共通様式) and what each stands for. Labels are
 * compared after NFKC and without blanks; the order of rows says nothing.
 */

import { FORM_FIELDS, FORMS, type FormField, type FormFormat, labelOf } from "../../form/fields.ts";

/** The value of 様式名 for each form, after NFKC. */
export const FORM_NAMES: Readonly<Record<string, FormFormat>> = Object.fromEntries(
  FORMS.map(({ written, format }) => [labelOf(written), format]),
);

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

const labelled = (wanted: (f: FormField) => boolean | undefined): ReadonlySet<string> =>
  new Set(FORM_FIELDS.filter(wanted).map(({ label }) => labelOf(label)));

/** The cell of indicators, by form. */
export const INDICATORS: Readonly<Record<FormFormat, string>> = {
  "common-form-ransomware": "侵害指標(IoC)",
  "common-form-ddos": "攻撃元・関連アドレス",
};

/** Free text: narrative of the report. */
export const FREE_TEXT = labelled((f) => f.narrative);

const KNOWN: ReadonlySet<string> = new Set([FORM_NAME, ...labelled(() => true)]);

/** True for a label of either form. */
export function isKnown(label: string): boolean {
  return KNOWN.has(label);
}
