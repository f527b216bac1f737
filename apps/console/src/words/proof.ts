/** Texts of proving an act: what can be proved, the file, where it is verified. */
import type { Chapter } from "./pair.ts";

export const PROOF = {
  title: ["行為の証明", "Proof of acts"],
  list: ["証明できる行為を見る", "List what can be proved"],
  says: [
    "自組織の行為を、ハブを信頼しない相手に証明するファイル。中の記録は渡した相手に読める。",
    "A file that proves an act of your body to people who do not trust the hub. Whom you give it to can read the entry in it.",
  ],
  take: ["証明を保存", "Save the proof"],
  waiting: ["次の検証点を待っている（最長1分）", "waits for the next checkpoint, a minute at most"],
  destroyed: [
    "記録は証明書のもとに破棄された。台帳には封印値だけが残る",
    "its entry was destroyed under certificate; the log holds its commitment alone",
  ],
  none: ["ここに自組織の行為はない。", "Your body did nothing here."],
  noneNext: ["証明できるのは、行為をした組織と監理機関のみ。", "Only who acted, and oversight, can prove an act."],
  verify: ["証明を検証する", "Verify a proof"],
  column: ["証明", "Proof"],
} as const satisfies Chapter;
