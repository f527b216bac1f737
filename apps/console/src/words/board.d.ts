export declare const BOARD: {
  readonly title: readonly ["当番盤", "National board"];
  readonly open: readonly ["進行中の事案", "Open cases"];
  readonly openCount_one: readonly ["{{count}}件", "{{count}}"];
  readonly openCount_other: readonly ["{{count}}件", "{{count}}"];
  readonly shownOf: readonly ["{{open}}件のうち{{shown}}件", "{{shown}} of {{open}}"];
  readonly all: readonly ["事案の一覧", "All cases"];
  readonly case: readonly ["事案", "Case"];
  readonly fires: readonly ["知らせの到達", "Line of fires"];
  readonly waitsFor: readonly ["待っている相手", "Waits for"];
  readonly opened: readonly ["開設", "Opened"];
  readonly marking: readonly ["区分", "Marking"];
  readonly since: readonly ["{{at}}から", "since {{at}}"];
  readonly you: readonly ["あなたの組織", "your body"];
  readonly nobody: readonly ["なし", "Nobody"];
  readonly reports_one: readonly ["報告{{count}}", "{{count}} report"];
  readonly reports_other: readonly ["報告{{count}}", "{{count}} reports"];
  readonly senders_one: readonly ["{{count}}組織から", "from {{count}} body"];
  readonly senders_other: readonly ["{{count}}組織から", "from {{count}} bodies"];
  readonly noCases: readonly ["進行中の事案はありません。", "No case is open."];
  readonly noCasesNext: readonly [
    "報告が届き、常設命令か担当者が事案を開くと、ここに並びます。",
    "A case stands here once a report has come in and a standing order or a person has opened it.",
  ];
  readonly fileOne: readonly ["報告を提出する", "File a report"];
  readonly arriving: readonly ["着信", "Arriving"];
  readonly arrivingSub: readonly ["新しい順", "newest first"];
  readonly noArrivals: readonly ["まだ報告は届いていません。", "No report has arrived yet."];
  readonly noArrivalsNext: readonly ["届くと、操作なしでここに現れます。", "When one does, it appears here by itself."];
  readonly inCase: readonly ["{{number}} に関連付け", "linked to {{number}}"];
  readonly noCase: readonly ["事案なし", "in no case"];
  readonly followUp: readonly ["第{{version}}版", "version {{version}}"];
  readonly arrived: readonly ["新しい報告：{{title}}", "New report: {{title}}"];
  readonly score: readonly ["当室の狼煙", "Our own line"];
  readonly scoreWindow: readonly ["この{{hours}}時間", "last {{hours}} hours"];
  readonly scoreSub: readonly ["谷の数字は中央値、下段は100件中95件目", "valleys: median; below: 95 in 100"];
  readonly scoreNone: readonly [
    "まだ測れる段階がありません。2つ目の火がともると、かかった時間がここに出ます。",
    "Nothing to measure yet. The time taken shows here once a second fire is lit.",
  ];
  readonly p95: readonly ["100件中95件目", "95 in 100"];
  readonly median: readonly ["中央値 {{value}}", "median {{value}}"];
  readonly listTitle: readonly ["事案の一覧", "Cases"];
  readonly listSub: readonly ["参加している事案・新しい順", "those that your body takes part in, newest first"];
};
