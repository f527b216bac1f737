/** Texts of what was taken back: values that this body was handed and must share and use no further. */
import type { Chapter } from "./pair.ts";

export const RECALL = {
  title: ["取り消された値", "Taken back"],
  sub: [
    "受け取った後に、提供の根拠がなくなった値。これ以上の共有と利用を止めてください。誰の取り消しかは伝えません。",
    "Values you were handed whose ground was taken back since. Share and use them no further. Whose answer it was is not said.",
  ],
  none: ["取り消された値はありません。", "Nothing that you were handed was taken back."],
  noneNext: [
    "提供者が同意を取り下げると、ここに値とパッケージが並びます。",
    "When a reporter withdraws an answer, the values and packages concerned stand here.",
  ],
  at: ["取り消し", "Taken back"],
  values: ["値", "Values"],
  packages: ["含まれていたパッケージ", "Packages in which they stood"],
  noPackage: ["パッケージにはなく、一覧・検索で表示", "in no package; shown in lists or search"],
  older: ["さらに前へ", "Older"],
} as const satisfies Chapter;
