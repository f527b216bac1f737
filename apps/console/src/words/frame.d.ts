export declare const FRAME: {
  readonly product: readonly ["狼煙", "Noroshi"];
  readonly skip: readonly ["本文へ移動", "Skip to content"];
  readonly exercise: readonly ["演習", "EXERCISE"];
  readonly replay: readonly ["再生", "REPLAY"];
  readonly live: readonly ["実運用", "LIVE"];
  readonly realmExercise: readonly ["領域 {{name}}。外部へは何も送られない", "Realm {{name}}. Nothing leaves it"];
  readonly realmExerciseLong: readonly ["。実在の組織・通信とは無関係", ". No real organisation or traffic"];
  readonly realmLive: readonly ["領域 {{name}}", "Realm {{name}}"];
  readonly highest: readonly ["この画面の最高区分", "Highest marking here"];
  readonly moreCaveats: readonly ["ほか{{count}}", "{{count}} more"];
  readonly nav: readonly ["主な画面", "Main"];
  readonly board: readonly ["当番盤", "Board"];
  readonly cases: readonly ["事案", "Cases"];
  readonly reports: readonly ["報告", "Reports"];
  readonly indicators: readonly ["指標", "Indicators"];
  readonly file: readonly ["報告の提出", "File a report"];
  readonly find: readonly ["指標の値を照会", "Look up a value"];
  readonly zone: readonly ["", "JST"];
  readonly person: readonly ["利用者の設定", "Your settings"];
  readonly language: readonly ["表示の言語", "Language"];
  readonly theme: readonly ["配色", "Colours"];
  readonly light: readonly ["明るい", "Light"];
  readonly dark: readonly ["暗い", "Dark"];
  readonly system: readonly ["端末に合わせる", "As the device"];
  readonly keys: readonly ["キー操作の一覧", "Keyboard keys"];
  readonly singleKeys: readonly ["1文字のキー操作", "Single keys"];
  readonly on: readonly ["使う", "on"];
  readonly off: readonly ["使わない", "off"];
  readonly signOut: readonly ["サインアウト", "Sign out"];
  readonly liveOn: readonly ["自動更新中", "live"];
  readonly liveLost: readonly ["再接続中", "reconnecting"];
  readonly liveStart: readonly ["接続中", "connecting"];
  readonly loading: readonly ["読込中", "Loading"];
  readonly retry: readonly ["再試行", "Try again"];
  readonly staleSince: readonly ["{{at}}から応答なし。その時点の表示。", "No answer since {{at}}. Shown as of then."];
  readonly noAnswer: readonly ["調整ハブから応答がありません。", "The hub does not answer."];
  readonly noAnswerNext: readonly ["通信を確かめて、再試行してください。", "Check the connection, then try again."];
  readonly notFound: readonly ["ここには何もありません", "Nothing here"];
  readonly notFoundNext: readonly [
    "番号が違うか、この利用者には表示されないものです。",
    "The number is wrong, or this is not something that you can see.",
  ];
  readonly broken: readonly ["画面を表示できませんでした", "This screen could not be drawn"];
  readonly brokenNext: readonly [
    "再読込しても直らないときは、管理者に知らせてください。",
    "If loading it again does not help, tell your administrator.",
  ];
  readonly reload: readonly ["再読込する", "Load again"];
  readonly toBoard: readonly ["当番盤へ戻る", "Back to the board"];
  readonly newest: readonly ["最新に戻る", "Back to the newest"];
  readonly more: readonly ["続きを読み込む", "Load more"];
  readonly close: readonly ["閉じる", "Close"];
  readonly copy: readonly ["写す", "Copy"];
  readonly copied: readonly ["写しました。", "Copied."];
  readonly open: readonly ["開く", "open"];
  readonly move: readonly ["移動", "move"];
};
