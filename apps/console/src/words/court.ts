/** Texts of laying a case before a court: ordered, confirmed by a second person where its marking asks for one, produced. */
import type { Chapter } from "./pair.ts";

export const COURT = {
  title: ["裁判所への提出", "For a court"],
  sub: [
    "原本・ハッシュ・取扱い・証明を署名付きの索引とともに",
    "originals, hashes, hands and proofs under a signed index",
  ],
  order: ["提出を命じる", "Order an export"],
  which: ["裁判所と事件番号", "Court and file number"],
  reason: ["理由（10文字以上）", "Why (ten characters)"],
  secondSays: [
    "自組織が提出した原本のみ。TLP:GREEN より厳しいものがあれば二人目の確認を待つ。",
    "Your own body's originals alone. Where one is marked more strictly than TLP:GREEN, it waits for a second person.",
  ],
  asked: ["二人目の確認待ち", "waits for a second person"],
  ready: ["作成できる", "can be produced"],
  refused: ["不同意", "refused"],
  expired: ["期限切れ", "ran out"],
  reports: ["報告{{count}}件", "reports: {{count}}"],
  confirmed: ["確認：{{name}}", "confirmed by {{name}}"],
  confirm: ["確認する", "Confirm it"],
  refuse: ["同意しない", "Refuse it"],
  produce: ["作成して受け取る", "Produce and download"],
  until: ["{{when}} まで。作成のたびに記録される。", "until {{when}}; each time it is produced is on record"],
  index: ["索引の指紋 {{digest}}", "fingerprint of its index {{digest}}"],
  check: [
    "受け取った者は noroshi verify だけで確かめられる。",
    "Whoever receives it can check it with noroshi verify alone.",
  ],
} as const satisfies Chapter;
