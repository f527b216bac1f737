/** Texts of the page of sensors: what each kept and destroyed, what it stands on, whether it was heard of. Counts, never content. */
import type { Chapter, Pair } from "./pair.ts";

export const SENSOR = {
  title: ["センサー", "Sensors"],
  sub: [
    "自組織のセンサーの状況。件数だけで、通信の内容は表示しません。",
    "Your body's sensors. Counts alone; no traffic is shown here.",
  ],
  none: ["登録されたセンサーはありません。", "Your body has no sensor."],
  noneNext: [
    "noroshi sensor watch を --hub 付きで起動すると、ここに現れます。",
    "Start `noroshi sensor watch` with --hub, and it stands here.",
  ],
  heard: ["最終受信 {{at}}", "last heard {{at}}"],
  neverHeard: ["まだ受信していません", "not heard of yet"],
  silent: [
    "{{at}}から連絡なし。センサーと経路を確認してください。",
    "Silent since {{at}}. Look after the sensor and its way here.",
  ],
  gap: ["記録{{from}}–{{to}}が届いていません", "entries {{from}}–{{to}} never came"],
  gapOne: ["記録{{from}}が届いていません", "entry {{from}} never came"],
  forks: ["前の記録とつながらない記録：{{count}}件", "entries that do not follow what was told before: {{count}}"],
  interrupted: [
    "途中で止まった処理：{{count}}件（保存分は消去済み）",
    "batches stopped in the middle: {{count}} (what they kept is destroyed)",
  ],
  capReached: ["上限に達した許可：{{permits}}", "permits that kept as much as they may: {{permits}}"],
  lost: ["取りこぼした受信：{{count}}件", "datagrams lost: {{count}}"],
  waiting: ["送信待ち {{count}}件", "{{count}} waiting to be sent"],
  communications: ["通信情報（許可にもとづく選別）", "Communications, selected under permits"],
  owner: ["自組織の通信（本人の同意）", "Own network, by the owner's consent"],
  lawShort: ["通信情報", "communications"],
  ownShort: ["自組織", "own network"],
  noBatch: ["まだ処理していません。", "No batch yet."],
  received: ["受信", "received"],
  kept: ["保存", "kept"],
  destroyed: ["消去", "destroyed"],
  refused: ["一括拒否", "refused whole"],
  unreadable: ["読取不能", "not readable"],
  batches: ["処理回数", "batches"],
  lately: ["24時間：受信{{received}}・保存{{kept}}", "24 h: {{received}} received, {{kept}} kept"],
  byReason: ["消去の理由", "Destroyed, by reason"],
  lastRefused: ["直近の処理は一括拒否：{{reason}}", "the newest batch was refused whole: {{reason}}"],
  permits: ["許可", "Permits"],
  statusAge: [
    "委員会の有効性証票 {{at}}発行（受信時点で{{age}}前）",
    "the commission's status of {{at}}, {{age}} old when last heard",
  ],
  noStatus: [
    "委員会の有効な証票がありません。通信情報は一切保存しません。",
    "No status of the commission counts. Nothing is kept of communications.",
  ],
  noPermit: ["有効な許可がありません。何も保存しません。", "No permit can be opened. Nothing is kept."],
  permit: ["許可番号", "Permit"],
  kindOf: ["区分", "Kind"],
  until: ["期限", "Until"],
  state: ["状態", "State"],
  usable: ["✓ 使用可", "✓ usable"],
  chain: ["記録の鎖", "Chain"],
  chainSub: [
    "新しい順。番号が続き、署名が前の記録を指します。",
    "Newest first. Numbers run on, and each signature covers the one before.",
  ],
  entry: ["記録", "Entry"],
  at: ["時刻", "At"],
  what: ["内容", "What"],
  doesNotFollow: ["つながりません", "does not follow"],
} as const satisfies Chapter;

export const ENTRY_KINDS: Readonly<Record<string, Pair>> = {
  certificate: ["選別証明書", "certificate"],
  heartbeat: ["定期信号", "heartbeat"],
  use: ["他目的の使用", "use for another purpose"],
};

export const DESTROYED_BECAUSE: Readonly<Record<string, Pair>> = {
  domestic: ["国内間、または端点が不明", "domestic, or an end nobody knows"],
  not_covered: ["許可の方向の外", "not in the permit's directions"],
  other_party: ["相手方の通信ではない", "not of the permit's party"],
  out_of_period: ["期間の外", "outside the period"],
  no_selector: ["選別条件に該当なし", "no selector matches"],
  cap: ["上限超過", "over the cap"],
  not_understood: ["理解できない項目", "a field not understood"],
};

/** Why a permit may not be used, or a batch was refused whole. */
export const REFUSED_BECAUSE: Readonly<Record<string, Pair>> = {
  LEGAL_BASIS_NOT_IN_FORCE: ["根拠規定が施行中でない", "its basis is not in force"],
  PERMIT_NOT_VALID_NOW: ["期間外", "not valid now"],
  PERMIT_STATUS_STALE: ["有効性証票が古い", "the status is stale"],
  PERMIT_NOT_ALIVE: ["有効と確認されていない", "not said to be alive"],
  PERMIT_REVOKED: ["取消済み", "revoked"],
  PERMIT_SUSPENDED: ["停止中", "suspended"],
  PERMIT_WITHDRAWN: ["相手方が撤回", "withdrawn by its party"],
  PERMIT_LACKS_DECISION: ["委員会の決定がない", "no decision of the commission"],
  PERMIT_LACKS_AGREEMENT: ["協定・署名・通知が不足", "agreement, signature or notice missing"],
  PERMIT_LACKS_CONSENT: ["所有者の同意がない", "no consent of the owner"],
  NO_VALID_AUTHORISATION: ["使える許可がない", "no permit may be used"],
  BATCH_TOO_SMALL: ["件数が少なすぎる", "too few records"],
  INTERRUPTED: ["途中で停止", "stopped in the middle"],
};
