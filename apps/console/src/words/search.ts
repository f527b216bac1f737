/** Texts of the search: one question, or many values at once. */
import type { Chapter } from "./pair.ts";

export const SEARCH = {
  title: ["検索", "Search"],
  sub: ["この利用者に見えるものの中から", "in what you can see"],
  field: ["値・範囲・ことば", "A value, a range, or words"],
  hint: [
    "203.0.113.0/24、hxxps://…、文中の語などをそのまま入れられます。",
    "203.0.113.0/24, hxxps://…, or words from a text: as they were written.",
  ],
  go: ["検索する", "Search"],
  meant: ["読み取り：{{kind}} {{value}}", "Read as {{kind}} {{value}}"],
  exact: ["同じ値", "The value itself"],
  holds: ["この値を含む範囲", "Ranges that hold it"],
  inside: ["範囲の中の値", "Inside the range"],
  texts: ["報告の本文", "In the texts of reports"],
  more: ["ほかにもあります。語を足して絞ってください。", "There are more. Add a word to narrow it."],
  none: ["見える範囲には見つかりません。", "Nothing that you can see."],
  noneNext: [
    "ないことの証明ではありません。別の書き方も試してください。",
    "That is no proof of absence. Try another writing.",
  ],
  many: ["まとめて照会", "Many at once"],
  manyHint: [
    "10,000件まで。伏せ字（hxxp・[.]）や全角、区切りは問いません。",
    "Up to 10,000. Defanged, full-width, anything between them.",
  ],
  manyField: ["値を貼り付け", "Paste values"],
  manyGo: ["まとめて照会する", "Look all up"],
  found: ["見つかった値", "Found"],
  missing: ["見つからない値", "Not found"],
  unread: ["値として読めないもの", "Not read as a value"],
  asked: ["照会した値", "As asked"],
  sources: ["だれの言か", "Who says so"],
  wider: ["範囲・ことばで検索", "Search ranges and words"],
} as const satisfies Chapter;
