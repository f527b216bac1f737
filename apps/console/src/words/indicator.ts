/** Texts of the list of indicators and the exact look-up. */
import type { Chapter } from "./pair.ts";

export const INDICATOR = {
  title: ["指標", "Indicators"],
  sub: ["この利用者に見えるもの・新しい順", "those that you can see, newest first"],
  lookUp: ["値の照会", "Look up a value"],
  lookUpHint: [
    "完全一致。hxxp・[.]・全角で書かれた値もそのまま照会できます。",
    "Exact match. hxxp, [.] and full-width writing are understood.",
  ],
  go: ["照会する", "Look up"],
  clear: ["照会をやめる", "Clear"],
  asked: ["「{{value}}」の照会結果", "Results for “{{value}}”"],
  none: [
    "この値を悪性とする報告は、見える範囲にありません。",
    "No report that you can see calls this value malicious.",
  ],
  noneNext: [
    "安全を意味するものではありません。綴りを確かめるか、報告を提出してください。",
    "That does not make it safe. Check the writing, or file a report.",
  ],
  empty: ["指標はまだありません。", "There are no indicators yet."],
  emptyNext: ["指標を含む報告が届くと、ここに並びます。", "They appear once a report that holds some has arrived."],
  noSource: ["出所は示されない", "source not shown"],
  source: ["だれの言か", "Who says so"],
  believed: ["確からしさ", "Confidence"],
  origins: ["独立の出所{{count}}", "{{count}} independent"],
} as const satisfies Chapter;
