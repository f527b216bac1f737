export declare const KEYS: {
  readonly title: readonly ["キー操作", "Keyboard keys"];
  readonly everywhere: readonly ["どの画面でも", "Everywhere"];
  readonly lists: readonly ["一覧で", "In lists"];
  readonly find: readonly ["指標の値を照会", "look up a value"];
  readonly board: readonly ["当番盤へ", "to the board"];
  readonly cases: readonly ["事案へ", "to the cases"];
  readonly reports: readonly ["報告へ", "to the reports"];
  readonly indicators: readonly ["指標へ", "to the indicators"];
  readonly file: readonly ["報告の提出へ", "to filing a report"];
  readonly help: readonly ["この一覧", "this list"];
  readonly back: readonly ["前の画面へ", "back"];
  readonly down: readonly ["次の行", "next row"];
  readonly up: readonly ["前の行", "row before"];
  readonly open: readonly ["行を開く", "open the row"];
  readonly note: readonly [
    "1文字のキーは入力欄では働きません。利用者の設定で止められます。",
    "Single keys are off in fields. They can be turned off in your settings.",
  ];
};
