/**
 * The closed words of the common forms: what a cell may say, what it stands for, and how a person is asked for it in both
 * languages. Decoders, the form on the phone and the printed page all read this list; there is no second one.
 */

/** One answer that may be chosen. `written` is what stands in the official form, `read` what the hub takes it for. */
export interface Word<T = unknown> {
  readonly written: string;
  readonly read: T;
  readonly ja: string;
  readonly en: string;
  /** Other spellings that the decoder takes for the same. */
  readonly also?: readonly string[];
}

/** What a reporter writes who does not know: an answer, and never the same as an empty cell. */
export const UNKNOWN = "不明";

const unknown = <T>(read: T): Word<T> => ({ written: UNKNOWN, read, ja: "分からない", en: "Not known" });

export const STAGE_WORDS: readonly Word<"first" | "follow-up" | "final">[] = [
  { written: "初報", read: "first", ja: "初報", en: "First report" },
  { written: "続報", read: "follow-up", ja: "続報", en: "Follow-up" },
  { written: "確報", read: "final", ja: "確報", en: "Final report" },
];

export const STATE_WORDS: readonly Word<"ongoing" | "intermittent" | "recovered" | "unknown">[] = [
  { written: "継続中", read: "ongoing", ja: "続いている", en: "Going on" },
  { written: "断続的", read: "intermittent", ja: "断続的", en: "On and off" },
  { written: "復旧済", read: "recovered", ja: "復旧した", en: "Recovered" },
  unknown("unknown"),
];

export const PERSONAL_DATA_WORDS: readonly Word<"yes" | "possible" | "no" | "unknown">[] = [
  { written: "有", read: "yes", ja: "ある", en: "Yes", also: ["あり"] },
  { written: "おそれ", read: "possible", ja: "おそれがある", en: "Possible" },
  { written: "無", read: "no", ja: "ない", en: "No", also: ["なし"] },
  unknown("unknown"),
];

/** 不明 to a consent is an answer that gives none: nothing is passed on because somebody could not say. */
export const CONSENT_WORDS: readonly Word<boolean | "unknown">[] = [
  { written: "同意する", read: true, ja: "同意する", en: "I agree" },
  { written: "同意しない", read: false, ja: "同意しない", en: "I do not agree" },
  unknown("unknown"),
];

/** 不明 to the marking counts as an unmarked report. */
export const TLP_WORDS: readonly Word<string>[] = [
  { written: "TLP:RED", read: "red", ja: "自組織と名指しした相手だけ", en: "You and readers that you name" },
  { written: "TLP:AMBER+STRICT", read: "amber+strict", ja: "提出先だけ", en: "The receiving office alone" },
  { written: "TLP:AMBER", read: "amber", ja: "知る必要のある組織まで", en: "Bodies that need to know" },
  { written: "TLP:GREEN", read: "green", ja: "業界の中まで", en: "Within the community" },
  { written: "TLP:CLEAR", read: "clear", ja: "公開してよい", en: "May be public" },
  unknown("unknown"),
];

/** A list of words as the decoder looks them up. */
export function wordTable<T>(words: readonly Word<T>[]): Readonly<Record<string, T>> {
  return Object.fromEntries(words.flatMap((w) => [w.written, ...(w.also ?? [])].map((written) => [written, w.read])));
}
