/** Texts of opening a case by hand and of pinning a report to one. */
import type { Chapter } from "./pair.ts";

export const ROOM = {
  title: ["事案とのかかわり", "Case"],
  inCase: ["{{number}} にあります。", "It stands in {{number}}."],
  inNone: ["どの事案にもありません。", "It stands in no case."],
  openButton: ["事案を開設する", "Open a case on this report"],
  pinButton: ["事案に留める", "Pin to a case"],
  openTitle: ["参加させる組織", "Who takes part"],
  openSays: [
    "自組織が担当となります。選んだ組織は、事案があることと参加者を知ります。報告は、もともと読める組織にしか見えません。名を加えることは開示の決定として記録されます。",
    "Your body leads it. Those you choose learn that there is a case and who takes part. They see the report only if they may see it anyway. Naming one is recorded as a disclosure.",
  ],
  open: ["開設する", "Open the case"],
  opened: ["事案を開設しました。", "The case is open."],
  narrow: ["組織を絞り込む", "Narrow the list"],
  chosen_one: ["{{count}}組織を選択", "{{count}} chosen"],
  chosen_other: ["{{count}}組織を選択", "{{count}} chosen"],
  pinTo: ["留める事案", "Case"],
  pick: ["選んでください", "Choose one"],
  pinSays: [
    "照合の結果によらず、この報告を読める参加者の画面で、この事案の報告になります。留めたことは記録に残り、外せません。",
    "Whatever linking says, it stands in this case for every participant who may see the report. The pin is recorded and stays.",
  ],
  pin: ["留める", "Pin it"],
  pinned: ["報告を事案に留めました。", "The report is pinned to the case."],
  noCase: ["開いている事案はありません。", "No case is open."],
  pinHere: ["報告を留める", "Pin a report"],
  pinReport: ["留める報告", "Report"],
  noReport: ["留められる報告はありません。", "There is no report to pin."],
  cancel: ["やめる", "Cancel"],
} as const satisfies Chapter;
