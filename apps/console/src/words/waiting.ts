/** Texts of releases that wait for a second person: ordering one, the queue, letting it go or refusing it, and what came of it. */
import type { Chapter } from "./pair.ts";

export const WAITING = {
  title: ["提供の一覧", "Releases"],
  sub: [
    "承認を待つ提供は、命じた人とは別の審査担当が承認するまで、何も相手に渡りません。",
    "Nothing of a release that waits is handed over before another releasability officer lets it go.",
  ],
  none: ["提供はまだありません。", "Nothing was released yet."],
  noneNext: [
    "報告のページの「提供」から命じます。承認を待つものはここに並びます。",
    "Order one from the page of a report. What waits for a second person stands here.",
  ],
  waiting: ["承認待ち", "waits for a second person"],
  out: ["提供済み", "went out"],
  approved: ["承認・提供済み", "let go"],
  refused: ["不承認", "refused"],
  taken_back: ["取下げ", "taken back"],
  expired: ["期限切れ", "ran out"],
  because: ["承認が必要な理由", "Why it waits"],
  orderedBy: ["{{name}} が命じた", "ordered by {{name}}"],
  why: ["提供する理由（10文字以上）", "Why it should go out (ten characters)"],
  untilSays: ["{{at}} までに承認", "to be let go until {{at}}"],
  shrinks: [
    "承認した時点で計算し直します。待つ間に取り消された値は出ず、増えることはありません。",
    "It is computed when it is let go. What was taken back meanwhile does not go out, and nothing is added.",
  ],
  willLeave: ["今承認すれば出る値", "Would go out now"],
  sendWaits: ["承認に回す", "Order; it waits for a second person"],
  sentWaits: [
    "承認に回しました。まだ何も渡っていません。",
    "Ordered. It waits for a second person; nothing was handed over yet.",
  ],
  approve: ["承認して提供する", "Let it go"],
  refuse: ["承認しない", "Refuse"],
  refuseWhy: ["承認しない理由", "Why it is refused"],
  takeBack: ["取り下げる", "Take back"],
  answered: ["{{name}} が回答", "answered by {{name}}"],
  waits: ["提供を承認する", "Let a release go"],
} as const satisfies Chapter;
