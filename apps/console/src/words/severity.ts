/** Texts of the assessment of severity and of the priority beside it. */
import type { Chapter } from "./pair.ts";

export const SEVERITY = {
  title: ["深刻度と優先度", "Severity and priority"],
  sub: ["別々に評価する", "two figures, never mixed"],
  none: ["まだ評価されていません。", "Not assessed yet."],
  noneNext: ["評価すると、狼煙の「評価」が灯ります。", "The first assessment lights the step “assessed”."],
  assess: ["評価する", "Assess"],
  again: ["評価し直す", "Assess again"],
  continuity: ["業務の継続", "Continuity of service"],
  safety: ["業務の安全", "Safety of service"],
  trust: ["信頼の失墜", "Loss of trust"],
  overallIs: [
    "総合は三つの最大値です。入力しません。",
    "The overall level is the highest of the three. Nobody types it.",
  ],
  stage: ["評価の段階", "Stage"],
  provisional: ["暫定", "provisional"],
  expost: ["事後", "ex post"],
  priority: ["優先度", "priority"],
  priorityTitle: ["対応の優先度（任意）", "Triage priority (optional)"],
  weight: ["重み{{value}}", "weight {{value}}"],
  notRated: ["評価しない", "not rated"],
  method: ["方式", "Method"],
  unverified: ["未確認", "not verified"],
  send: ["評価を記録する", "Record the assessment"],
  cancel: ["やめる", "Cancel"],
  choose: ["三つの観点をすべて選ぶと記録できます。", "Choose all three viewpoints to record."],
  recorded: ["評価を記録しました。前の評価も残ります。", "Recorded. Earlier assessments stay."],
  rejected: [
    "記録されませんでした。この事案の報告が見えている必要があります。",
    "Not recorded. You have to see a report of this case.",
  ],
  follows: [
    "この事案の参加者全員が読めます。前の評価は消えません。",
    "Everyone in the room reads it. Earlier ones are not erased.",
  ],
  history: ["これまでの評価", "Every assessment"],
  historySub: ["{{count}}件", "{{count}}"],
  three: [
    "継続{{continuity}}・安全{{safety}}・信頼{{trust}}",
    "continuity {{continuity}}, safety {{safety}}, trust {{trust}}",
  ],
  scales: ["ほかの尺度では（参考）", "On other scales, perhaps"],
  scalesNote: [
    "参考です。届出で自動的に換算することはありません。",
    "A suggestion. Nothing converts by itself in a filing.",
  ],
  campaign: [
    "同じ手口の事案が{{count}}件見えます。優先度に{{points}}を加えて{{lifted}}",
    "You see {{count}} incidents of one campaign: {{points}} points more, {{lifted}}",
  ],
  campaignBare: [
    "同じ手口の事案が{{count}}件見えます。評価すると優先度に{{points}}を加えます。",
    "You see {{count}} incidents of one campaign: {{points}} points more once it is rated.",
  ],
} as const satisfies Chapter;
