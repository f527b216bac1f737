/**
 * The fields of the two common forms, once: label as the official form writes it, kind of answer, step of the form on the
 * phone (the most urgent first), and the question in both languages. Labels are written as in the file; `labelOf` compares.
 */
import { CONSENT_WORDS, PERSONAL_DATA_WORDS, STAGE_WORDS, STATE_WORDS, TLP_WORDS, type Word } from "./words.ts";

export type FormFormat = "common-form-ransomware" | "common-form-ddos";

/** What the form is called in 様式名, and what people call it. */
export const FORMS: readonly {
  readonly format: FormFormat;
  readonly written: string;
  readonly ja: string;
  readonly en: string;
}[] = [
  {
    format: "common-form-ransomware",
    written: "ランサムウェア事案共通様式",
    ja: "ランサムウェア事案",
    en: "Ransomware incident",
  },
  { format: "common-form-ddos", written: "DDoS攻撃事案共通様式", ja: "DDoS攻撃事案", en: "DDoS attack" },
];

/** The steps in the order in which they are asked: what must be known first stands first. */
export const FORM_STEPS = ["now", "reach", "data", "attack", "done", "share", "about"] as const;
export type FormStep = (typeof FORM_STEPS)[number];

export interface FormField {
  readonly label: string;
  readonly ask: { readonly ja: string; readonly en: string };
  readonly kind: "text" | "long" | "time" | "number" | "choice" | "lines";
  readonly step: FormStep;
  readonly words?: readonly Word[];
  /** Only on this form; absent = on both. */
  readonly only?: FormFormat;
  /** The law or the hand-over waits for it: counted as missing until it is answered, 不明 being an answer. */
  readonly wanted?: boolean;
  /** Can a person not know it? Who files and under which number is always known. */
  readonly known?: boolean;
  /** Free text of the report; contacts and lists are not. */
  readonly narrative?: boolean;
  /** Who to call: for the receipt only, never passed on. */
  readonly contact?: boolean;
}

const RANSOMWARE = { only: "common-form-ransomware" } as const;
const DDOS = { only: "common-form-ddos" } as const;
const told = { narrative: true } as const;

const field = (
  label: string,
  ja: string,
  en: string,
  kind: FormField["kind"],
  step: FormStep,
  rest: Omit<FormField, "label" | "ask" | "kind" | "step"> = {},
): FormField => ({ label, ask: { ja, en }, kind, step, ...rest });

/** Every field of both forms but 様式名, in the order in which the form on the phone asks. */
export const FORM_FIELDS: readonly FormField[] = [
  field("覚知日時", "気づいたのはいつですか", "When did you notice it?", "time", "now", { wanted: true }),
  field("現在の状態", "今の状態", "How is it now?", "choice", "now", { words: STATE_WORDS, wanted: true, ...told }),
  field("停止した業務・サービス", "止まっている業務・サービス", "What has stopped?", "long", "now", {
    wanted: true,
    ...told,
  }),
  field("停止した拠点数", "停止した拠点の数", "Sites stopped", "number", "now", told),
  field("24時間連絡先（電話）", "24時間つながる電話", "Telephone, day and night", "text", "reach", {
    wanted: true,
    contact: true,
  }),
  field("報告者氏名", "報告する人の氏名", "Your name", "text", "reach", { contact: true }),
  field("24時間連絡先（メール）", "連絡用のメール", "E-mail", "text", "reach", { contact: true }),
  field("個人情報の漏えい等", "個人情報の漏えいのおそれ", "Is personal data affected?", "choice", "data", {
    words: PERSONAL_DATA_WORDS,
    wanted: true,
  }),
  field("対象人数", "対象となる人数", "How many people?", "text", "data", told),
  field("漏えいのおそれがある情報", "漏えいのおそれがある情報", "What data may have leaked?", "long", "data", told),
  field("顧客・取引先への影響", "顧客・取引先への影響", "Effect on customers and partners", "long", "data", told),
  field("発生日時", "起きたのはいつですか", "When did it begin?", "time", "attack"),
  field("被害類型", "被害の種類", "Kind of damage", "text", "attack", { ...RANSOMWARE, ...told }),
  field("身代金要求文", "身代金の要求文", "Ransom note", "long", "attack", { ...RANSOMWARE, ...told }),
  field("暗号化ファイルの拡張子", "暗号化されたファイルの拡張子", "Extension of encrypted files", "text", "attack", {
    ...RANSOMWARE,
    ...told,
  }),
  field("侵入経路", "侵入の経路", "Way in", "long", "attack", { ...RANSOMWARE, ...told }),
  field("攻撃種別", "攻撃の種別", "Kind of attack", "text", "attack", { ...DDOS, ...told }),
  field("最大通信量", "最大の通信量", "Highest traffic", "text", "attack", { ...DDOS, ...told }),
  field("最大パケット数", "最大のパケット数", "Highest packet rate", "text", "attack", { ...DDOS, ...told }),
  field("継続時間", "続いた時間", "How long", "text", "attack", { ...DDOS, ...told }),
  field("攻撃手法", "攻撃の手法", "Method", "long", "attack", { ...DDOS, ...told }),
  field("業務影響", "業務への影響", "Effect on the service", "long", "attack", { ...DDOS, ...told }),
  field(
    "侵害指標（IoC）",
    "攻撃の痕跡（アドレス・ハッシュなど）",
    "Traces: addresses, hashes, domains",
    "lines",
    "attack",
    {
      ...RANSOMWARE,
    },
  ),
  field("攻撃元・関連アドレス", "攻撃元などのアドレス", "Source addresses", "lines", "attack", { ...DDOS }),
  field("初動措置", "すでに行ったこと", "What has been done?", "long", "done", told),
  field("緩和措置", "緩和の措置", "Mitigation", "long", "done", { ...DDOS, ...told }),
  field("報告先", "ほかに知らせた先", "Who else was told?", "long", "done", told),
  field("調整機関への提供", "調整機関へ渡してよいですか", "May the coordinator have it?", "choice", "share", {
    words: CONSENT_WORDS,
    wanted: true,
  }),
  field(
    "匿名化した技術情報の共有",
    "名を伏せた技術情報をほかの組織へ",
    "May others have the technical part, without your name?",
    "choice",
    "share",
    { words: CONSENT_WORDS, wanted: true },
  ),
  field("海外機関への共有", "それを海外の機関へも", "And bodies abroad?", "choice", "share", {
    words: CONSENT_WORDS,
    wanted: true,
  }),
  field("TLP", "見てよい範囲（TLP）", "Who may see it (TLP)?", "choice", "share", { words: TLP_WORDS }),
  field("報告番号", "報告番号", "Report number", "text", "about", { known: true }),
  field("報告区分", "報告の区分", "Stage", "choice", "about", { words: STAGE_WORDS, known: true }),
  field("報告日時", "報告の日時", "Time of the report", "time", "about", { known: true }),
  field("報告組織名", "組織の名", "Organisation", "text", "about", { known: true }),
  field("報告組織ID", "組織のID", "Organisation id", "text", "about", { known: true }),
  field("業種", "業種", "Sector", "text", "about"),
];

/** The fields of one form, in the order in which they are asked. */
export function fieldsOf(format: FormFormat): readonly FormField[] {
  return FORM_FIELDS.filter((f) => f.only === undefined || f.only === format);
}

/** A label as it is compared: NFKC, without blanks (people break labels into lines). */
export function labelOf(text: string): string {
  return text.slice(0, 200).normalize("NFKC").replace(/\s+/g, "");
}
