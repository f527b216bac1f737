export declare const PARTS: {
  readonly title: readonly ["部品一覧", "Parts"];
  readonly colour: readonly ["色", "Colour"];
  readonly colourSub: readonly ["墨・朱・藍・煤", "ink, one vermilion, one indigo, soot"];
  readonly chips: readonly ["札", "Chips"];
  readonly chipsSub: readonly ["区分・条件・だれの言か", "markings, caveats, who says so"];
  readonly machine: readonly ["機械の提案 +4.9 bit", "suggested, +4.9 bits"];
  readonly waitsYou: readonly ["あなた待ち", "waits for you"];
  readonly done: readonly ["済み 8:47", "done 08:47"];
  readonly assumed: readonly ["仮の期限", "assumed"];
  readonly buttons: readonly ["ボタン", "Buttons"];
  readonly buttonsSub: readonly ["塗りは1区画に1つ、朱は1画面に1つ", "one filled a block; vermilion once a screen"];
  readonly accept: readonly ["受理する", "Acknowledge"];
  readonly sign: readonly ["署名する", "Sign"];
  readonly giveBack: readonly ["差し戻す", "Return"];
  readonly later: readonly ["後で", "Later"];
  readonly send: readonly ["送付する", "Send"];
  readonly needsSecond: readonly ["二人目の確認が必要：神谷", "needs a second person: T. Kamiya"];
  readonly beacons: readonly ["狼煙", "Beacons"];
  readonly beaconsSub: readonly [
    "点火／一部／ここで待つ／未点火。谷の深さは分数の対数。",
    "Lit, lit in part, waits here, not yet. The valley is as deep as the logarithm of the minutes.",
  ];
  readonly score: readonly ["当室の狼煙", "Scorecard"];
  readonly fall: readonly ["つながりの強さ", "Strength of a link"];
  readonly fields: readonly ["入力欄", "Fields"];
  readonly states: readonly ["状態", "States"];
  readonly empty: readonly ["判断を待つものはない。", "Nothing waits for you."];
  readonly emptyNext: readonly ["最後の操作 10:11。", "Last act 10:11."];
  readonly axis: readonly ["時の流れ", "Time axis"];
  readonly noticedAt: readonly ["覚知日時", "Noticed at"];
  readonly noticedBad: readonly [
    "25:10という時刻はない。2026/12/07 06:30、または令和8年12月7日 6:30の形で。",
    "There is no 25:10. Write it as 2026/12/07 06:30 or 令和8年12月7日 6:30.",
  ];
  readonly showToast: readonly ["知らせを出す", "Show a toast"];
  readonly toast: readonly ["R-0468 を10:24に受理した。", "Acknowledged R-0468 at 10:24."];
};
