export declare const INDICATOR: {
  readonly title: readonly ["指標", "Indicators"];
  readonly sub: readonly ["この利用者に見えるもの・新しい順", "those that you can see, newest first"];
  readonly lookUp: readonly ["値の照会", "Look up a value"];
  readonly lookUpHint: readonly [
    "完全一致。hxxp・[.]・全角で書かれた値もそのまま照会できます。",
    "Exact match. hxxp, [.] and full-width writing are understood.",
  ];
  readonly go: readonly ["照会する", "Look up"];
  readonly clear: readonly ["照会をやめる", "Clear"];
  readonly asked: readonly ["「{{value}}」の照会結果", "Results for “{{value}}”"];
  readonly none: readonly [
    "この値を悪性とする報告は、見える範囲にありません。",
    "No report that you can see calls this value malicious.",
  ];
  readonly noneNext: readonly [
    "安全を意味するものではありません。綴りを確かめるか、報告を提出してください。",
    "That does not make it safe. Check the writing, or file a report.",
  ];
  readonly empty: readonly ["指標はまだありません。", "There are no indicators yet."];
  readonly emptyNext: readonly [
    "指標を含む報告が届くと、ここに並びます。",
    "They appear once a report that holds some has arrived.",
  ];
  readonly noSource: readonly ["出所は示されない", "source not shown"];
  readonly source: readonly ["だれの言か", "Who says so"];
};
