export declare const CASE: {
  readonly openedByOrder: readonly ["{{at}} {{name}}により開設", "opened {{at}} under {{name}}"];
  readonly openedByPerson: readonly ["{{at}} {{name}}が開設", "opened {{at}} by {{name}}"];
  readonly lead: readonly ["担当 {{name}}", "co-ordinator {{name}}"];
  readonly line: readonly ["知らせの到達", "Line of fires"];
  readonly waiting: readonly ["待ち {{value}}", "{{value}} waiting"];
  readonly waitsFor: readonly ["{{whom}}を待つ", "waits for {{whom}}"];
  readonly sinceAt: readonly ["{{at}}から", "since {{at}}"];
  readonly partOf: readonly ["{{done}}／{{total}} 済", "{{done}} of {{total}} done"];
  readonly notYet: readonly ["未点火", "not yet"];
  readonly axis: readonly ["時の流れ", "Time axis"];
  readonly ahead: readonly ["この先", "ahead"];
  readonly events: readonly ["出来事", "Events"];
  readonly reportsLane: readonly ["報告", "Reports"];
  readonly decisions: readonly ["決定", "Decisions"];
  readonly clocks: readonly ["期限", "Clocks"];
  readonly axisEmpty: readonly ["まだ記録された出来事はありません。", "Nothing is recorded on the axis yet."];
  readonly why: readonly ["報告と、つながる理由", "Reports and why they belong"];
  readonly whySub_one: readonly ["{{count}}件", "{{count}}"];
  readonly whySub_other: readonly ["{{count}}件", "{{count}}"];
  readonly founding: readonly ["起点", "first of the case"];
  readonly noFounding: readonly [
    "起点の報告は、この利用者には表示されません。",
    "The first report is not one that you can see.",
  ];
  readonly noMembers: readonly ["つながる報告は、まだありません。", "No other report has been linked yet."];
  readonly noMembersNext: readonly [
    "同じ値や時刻を持つ報告が届くと、理由とともにここに並びます。",
    "Reports that share values or times appear here, each with its reasons.",
  ];
  readonly items_one: readonly ["値{{count}}", "{{count}} value"];
  readonly items_other: readonly ["値{{count}}", "{{count}} values"];
  readonly reasons: readonly ["理由を示す", "Show reasons"];
  readonly hideReasons: readonly ["理由を閉じる", "Hide reasons"];
  readonly bits: readonly ["{{value}} bit", "{{value}} bits"];
  readonly bitsFor: readonly ["{{value}} bit、つながりの強さ", "{{value}} bits of evidence"];
  readonly notCounted: readonly ["数えず", "not counted"];
  readonly others_one: readonly ["ほか{{count}}件", "{{count}} more"];
  readonly others_other: readonly ["ほか{{count}}件", "{{count}} more"];
  readonly room: readonly ["この事案の参加者", "In this room"];
  readonly roomSub: readonly ["追加は開示の決定にあたる", "naming one is a disclosure"];
  readonly named: readonly ["{{at}}に参加", "named {{at}}"];
  readonly acknowledged: readonly ["{{at}}に受領", "acknowledged {{at}}"];
  readonly notAcknowledged: readonly ["未受領", "not yet acknowledged"];
  readonly figures: readonly ["指標", "Indicators"];
  readonly figuresSub: readonly ["この利用者に見えるもの", "as you see them"];
  readonly received: readonly ["受け取った数", "received"];
  readonly distinct: readonly ["異なる値", "distinct values"];
  readonly expired: readonly ["失効", "expired"];
  readonly showIndicators: readonly ["指標の一覧", "All indicators"];
};
