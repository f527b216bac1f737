/**
 * Tells a fault to a person, in English or Japanese: the place, what is wrong, and what to write instead.
 * The English sentence is the fault's own; the Japanese one belongs to its code.
 */
import type { PatternFault, PatternFaultCode } from "./faults.ts";

const JAPANESE: Readonly<Record<PatternFaultCode, string>> = {
  "too-long": "パターンが長すぎます。複数のインジケーターに分けてください。",
  "too-deep": "括弧の入れ子が深すぎます。不要な括弧を外してください。",
  empty: "パターンが空です。[file:name = 'foo.dll'] のように書いてください。",
  character: "引用符の外では使えない文字です。文字列は半角の ' で囲んでください。",
  unterminated: "文字列・定数・コメントが閉じられていません。終わりに ' または */ を書いてください。",
  escape: "\\ の後に書けるのは ' と \\ だけです。\\ そのものは \\\\ と書いてください。",
  number: "数値の書き方または範囲が正しくありません。先頭の 0 は外し、整数は 2^53 - 1 までにしてください。",
  timestamp: "日時が正しくありません。t'2014-01-13T07:03:17Z' のように、実在する日時を UTC で書いてください。",
  binary: "base64 が正しくありません。b'ABI=' のように書いてください。",
  hex: "16 進数が正しくありません。h'ffc3' のように偶数桁で書いてください。",
  expected: "ここに書けるのは別の語です。キーワードは大文字で書きます。",
  "quote-property": "ハイフンを含むプロパティ名は 'x-name' のように引用符で囲んでください。",
  "constant-type": "この演算子では使えない種類の定数です。true と false には = か != を使ってください。",
  "mixed-set": "集合の定数は一種類に揃えてください。",
  "mixed-types":
    "[ ] の中の AND は同じ種類のオブジェクトについてだけ使えます。OR にするか、[ … ] AND [ … ] に分けてください。",
  "repeated-qualifier": "同じ種類の修飾子は一つの式に一度だけ使えます。",
  "not-positive": "WITHIN と REPEATS には 0 より大きい数を書いてください。",
  "empty-interval": "START は STOP より前の日時にしてください。",
  "hash-value": "このハッシュ方式の値として正しくありません。桁数と文字を確かめてください。",
  regex: "正規表現として正しくありません。",
  "regex-beyond": "先読みや後方参照などを使う正規表現は評価しません。使わない形に書き直してください。",
  address: "IP アドレスまたは CIDR を '198.51.100.0/24' のように書いてください。このままでは一致しません。",
  "negative-index": "リストの番号は 0 からです。負の番号は一致しません。",
  "empty-set": "空の集合には何も含まれません。定数を一つ以上書いてください。",
};

/** One line for a person: `3:14 …`. */
export function tell(fault: PatternFault, language: "en" | "ja"): string {
  return language === "en"
    ? `${fault.line}:${fault.column} ${fault.say}`
    : `${fault.line} 行 ${fault.column} 文字目: ${JAPANESE[fault.code]}`;
}
