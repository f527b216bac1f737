/** Texts of the clocks and of the page of the legal profile. */
import type { Chapter, Pair } from "./pair.ts";

type Names = Readonly<Record<string, Pair>>;

export const LAW = {
  clocks: ["期限", "Clocks"],
  clocksSub: ["近い順・当室の期限を含む", "nearest first, ours included"],
  showMet: ["履行済みも表示", "Show what was met"],
  hideMet: ["未履行のみ", "Only what is open"],
  allClocks: ["すべての期限", "All clocks"],
  noClocks: ["進行中の期限はありません。", "No clock is running."],
  noClocksNext: [
    "報告が届くと、適用される制度の期限がここに並びます。",
    "When a report arrives, the deadlines of the regimes that apply appear here.",
  ],
  left: ["残", "left"],
  over: ["超過", "over"],
  until: ["{{at}}まで", "by {{at}}"],
  dayEnd: ["{{day}}中", "by the end of {{day}}"],
  rolls: ["{{day}}（休日のため繰越し）", "{{day}}, rolled from a day off"],
  verified: ["確認済", "verified"],
  assumed: ["未確認", "not verified"],
  uncovered: ["休日表の範囲外", "beyond the calendar’s list"],
  missing: ["未記入 {{missing}}／{{asked}}", "{{missing}} of {{asked}} missing"],
  complete: ["必要な項目はそろっています", "nothing missing"],
  to: ["提出先", "to"],
  lawText: ["根拠と文言", "What the law says"],
  source: ["出典", "source"],
  from: ["起算 {{at}}", "runs from {{at}}"],
  evidence: ["証跡", "evidence"],
  meet: ["履行を記録", "Record as met"],
  meetHint: [
    "提出番号、受領番号、ハッシュなど。後で照合できるもの。",
    "A number, a hash, an id: what somebody can look up.",
  ],
  reference: ["証跡の番号", "Reference"],
  evidenceKind: ["証跡の種類", "Kind of evidence"],
  record: ["記録する", "Record"],
  cancel: ["やめる", "Cancel"],
  doubt: [
    "ホストの時計が{{at}}以降疑わしいため、その後の期限は停止しています。管理者の確認を待っています。",
    "The host’s time is in doubt since {{at}}: deadlines of what came in since stand still until an operator confirms it.",
  ],
  title: ["法的根拠", "Law"],
  law: ["法的根拠と制度", "Legal profile"],
  noProfile: ["この領域は法的プロファイルなしで開設されました。", "This realm was founded without a legal profile."],
  noProfileNext: ["同意による共有のほかは閉じたままです。", "Nothing beyond consent is open, and no clock runs."],
  exportFile: ["見直し用に書き出す", "Export for reviewers"],
  counts: [
    "開 {{open}}・閉 {{closed}}・未確認の記載 {{unverified}}",
    "{{open}} open, {{closed}} closed, {{unverified}} rows not verified",
  ],
  capabilities: ["権能：何が開き、何が閉じているか", "Capabilities: what is open, what is closed"],
  open: ["開", "open"],
  closed: ["閉", "closed"],
  whileClosed: ["閉じている間", "While closed"],
  eachUse: ["利用ごと", "Each use"],
  bases: ["根拠規定と状態", "Bases and their states"],
  basis: ["根拠規定", "Basis"],
  history: ["経過", "History"],
  since: ["{{day}}から", "from {{day}}"],
  regimes: ["報告制度", "Reporting regimes"],
  regimesSub: ["期限の元になる制度", "from which clocks come"],
  voluntary: ["任意", "voluntary"],
  reviews: ["法定の見直し", "Statutory reviews"],
  reviewDue: ["{{day}}まで", "due {{day}}"],
  reviewSoon: ["見直しの時期です", "due for review"],
  changes: ["状態の変更", "Changes of state"],
  changesSub: [
    "二つの組織の二人が、同じ内容を認めて初めて変わる。遡らない。",
    "Two people of two bodies have to say the same. Never retroactive.",
  ],
  noChanges: ["変更の申出はありません。", "No change has been asked for."],
  ask: ["変更を申し出る", "Ask for a change"],
  newState: ["新しい状態", "New state"],
  start: ["開始（空欄は確認の時点）", "From (empty: when confirmed)"],
  why: ["理由", "Reason"],
  whyHint: ["10文字以上", "at least ten characters"],
  confirm: ["確認する", "Confirm"],
  refuse: ["認めない", "Refuse"],
  askedBy: ["申出　{{name}}（{{body}}）", "asked by {{name}}, {{body}}"],
  confirmedBy: ["確認　{{name}}（{{body}}）", "confirmed by {{name}}, {{body}}"],
  refusedBy: ["不同意　{{name}}（{{body}}）", "refused by {{name}}, {{body}}"],
  waits: ["別の組織の確認待ち", "waits for a person of another body"],
} as const satisfies Chapter;

/** How a clock stands. */
export const STANDING_NAMES: Names = {
  running: ["進行中", "running"],
  warning: ["期限間近", "due soon"],
  overdue: ["期限超過", "overdue"],
  paused: ["停止中", "standing still"],
  met: ["履行済", "met"],
  met_late: ["期限後に履行", "met late"],
  frozen: ["時刻未確認のため停止", "frozen: host time in doubt"],
};

/** Kinds of evidence. */
export const EVIDENCE_NAMES: Names = {
  filing: ["提出", "filing"],
  receipt: ["受領証", "receipt"],
  acknowledgement: ["受理の返信", "acknowledgement"],
  message: ["文書・電子メール", "message"],
  call: ["電話", "call"],
};

/** States of legal bases. */
export const STATE_NAMES: Names = {
  none: ["なし", "none"],
  bill: ["法案", "bill"],
  enacted_not_in_force: ["成立・未施行", "enacted, not in force"],
  in_force: ["施行中", "in force"],
  suspended: ["停止", "suspended"],
  repealed: ["廃止", "repealed"],
};

/** Units of deadlines, after the figure. */
export const UNIT_NAMES: Names = {
  minutes: ["分", "min"],
  hours: ["時間", "h"],
  calendarDays: ["日", "d"],
  businessDays: ["営業日", "business days"],
  months: ["か月", "mo."],
};

/** Whose duty a clock is. */
export const DUTY_NAMES: Names = {
  reporter: ["報告者の義務", "reporter’s duty"],
  coordinator: ["調整機関の義務", "the office’s duty"],
  authority: ["当局の義務", "the authority’s duty"],
};
