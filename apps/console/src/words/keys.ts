/** Texts of the keyboard help. */
import type { Chapter } from "./pair.ts";

export const KEYS = {
  title: ["キー操作", "Keyboard keys"],
  everywhere: ["どの画面でも", "Everywhere"],
  lists: ["一覧で", "In lists"],
  inCase: ["事案で", "In a case"],
  assess: ["深刻度を評価する", "assess the severity"],
  find: ["指標の値を照会", "look up a value"],
  board: ["当番盤へ", "to the board"],
  cases: ["事案へ", "to the cases"],
  reports: ["報告へ", "to the reports"],
  indicators: ["指標へ", "to the indicators"],
  links: ["関連付けの提案へ", "to the link proposals"],
  file: ["報告の提出へ", "to filing a report"],
  help: ["この一覧", "this list"],
  back: ["前の画面へ", "back"],
  down: ["次の行", "next row"],
  up: ["前の行", "row before"],
  open: ["行を開く", "open the row"],
  note: [
    "1文字のキーは入力欄では働きません。利用者の設定で止められます。",
    "Single keys are off in fields. They can be turned off in your settings.",
  ],
} as const satisfies Chapter;
