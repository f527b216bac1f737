export declare const REPORT: {
  readonly listTitle: readonly ["報告", "Reports"];
  readonly listSub: readonly ["この利用者に見えるもの・新しい順", "those that you can see, newest first"];
  readonly received: readonly ["着信", "Received"];
  readonly report: readonly ["報告", "Report"];
  readonly sender: readonly ["提出者", "Sender"];
  readonly format: readonly ["様式", "Format"];
  readonly items: readonly ["値", "Values"];
  readonly case: readonly ["事案", "Case"];
  readonly marking: readonly ["区分", "Marking"];
  readonly empty: readonly ["報告はまだありません。", "There are no reports yet."];
  readonly emptyNext: readonly [
    "提出するか、相手から届くと、ここに並びます。",
    "File one, or wait for a partner’s to arrive.",
  ];
  readonly historical: readonly ["過去分", "historical"];
  readonly version: readonly ["第{{version}}版", "version {{version}}"];
  readonly noticed: readonly ["覚知", "Noticed"];
  readonly occurred: readonly ["発生", "Occurred"];
  readonly about: readonly ["頃", "about"];
  readonly linked: readonly ["照合", "Linked"];
  readonly subject: readonly ["被害組織", "Body hit"];
  readonly sector: readonly ["業種", "Sector"];
  readonly place: readonly ["所在", "Place"];
  readonly file: readonly ["ファイル", "File"];
  readonly fields: readonly ["読み取った項目", "Fields understood"];
  readonly fieldsSub_one: readonly ["{{count}}項目", "{{count}} field"];
  readonly fieldsSub_other: readonly ["{{count}}項目", "{{count}} fields"];
  readonly where: readonly ["場所", "Place"];
  readonly field: readonly ["項目", "Field"];
  readonly written: readonly ["書かれたまま", "As written"];
  readonly read: readonly ["読み取り", "Read as"];
  readonly asWritten: readonly ["そのまま", "kept as written"];
  readonly values: readonly ["値", "Values"];
  readonly valuesSub: readonly ["指標{{indicators}}・文脈{{others}}", "{{indicators}} indicators, {{others}} context"];
  readonly kind: readonly ["種別", "Kind"];
  readonly value: readonly ["値", "Value"];
  readonly context: readonly ["文脈", "context"];
  readonly validUntil: readonly ["有効期限", "Valid to"];
  readonly noEnd: readonly ["なし", "no end"];
  readonly ended: readonly ["{{at}}に失効", "ended {{at}}"];
  readonly alsoIn: readonly ["ほかの報告", "Also in"];
  readonly alsoInReports_one: readonly ["{{count}}件", "{{count}} report"];
  readonly alsoInReports_other: readonly ["{{count}}件", "{{count}} reports"];
  readonly noItems: readonly ["値は含まれていません。", "It holds no values."];
  readonly narrative: readonly ["記述", "Narrative"];
  readonly refused: readonly ["受け付けなかった部分", "Refused parts"];
  readonly refusedSub: readonly ["残りは受理済み", "the rest was accepted"];
  readonly links: readonly ["つながる報告", "Linked reports"];
  readonly noLinks: readonly ["つながる報告は、まだありません。", "No other report is linked yet."];
  readonly receiptTitle: readonly ["受理票", "Receipt"];
  readonly receiptId: readonly ["受理番号", "Receipt number"];
  readonly receivedAt: readonly ["受理した時刻", "Received at"];
  readonly stands: readonly [
    "報告は保存されました。この番号が受理の証拠です。",
    "The report is stored. This number is the proof.",
  ];
  readonly openReport: readonly ["報告を開く", "Open the report"];
  readonly fileAnother: readonly ["続けて提出する", "File another"];
  readonly reportIds: readonly ["含まれる報告", "Reports in this file"];
};
