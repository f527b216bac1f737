import { type Lang } from "./pair.ts";
export declare const BOOK: {
  readonly frame: {
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
  readonly signIn: {
    readonly title: readonly ["サインイン", "Sign in"];
    readonly lead: readonly [
      "散らばった報告を、ひとつの事案に。丘から丘へ、知らせを運ぶ火のように。",
      "Scattered reports into one case. Word carried from hill to hill, faster than any rider.",
    ];
    readonly email: readonly ["メールアドレス", "Email address"];
    readonly password: readonly ["パスワード", "Password"];
    readonly go: readonly ["サインインする", "Sign in"];
    readonly going: readonly ["確認中", "Checking"];
    readonly wrong: readonly [
      "メールアドレスかパスワードが違います。もう一度入力してください。",
      "The address or the password is wrong. Enter them again.",
    ];
    readonly missing: readonly [
      "メールアドレスとパスワードを入力してください。",
      "Enter the address and the password.",
    ];
    readonly tooMany: readonly [
      "試行が続いたため、少し待ってから再試行してください。",
      "Too many tries. Wait a moment, then try again.",
    ];
    readonly demo: readonly ["演習用の利用者", "Exercise accounts"];
    readonly demoNote: readonly [
      "架空の組織の担当者です。選ぶとすぐに入れます。",
      "People of invented bodies. Choose one to enter at once.",
    ];
    readonly demoRealm: readonly [
      "演習の領域です。外部へは何も送られません。",
      "This is an exercise realm. Nothing leaves it.",
    ];
    readonly as: readonly ["{{name}}として入る", "Enter as {{name}}"];
  };
  readonly board: {
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
    readonly noArrivalsNext: readonly [
      "届くと、操作なしでここに現れます。",
      "When one does, it appears here by itself.",
    ];
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
  readonly case: {
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
  readonly report: {
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
    readonly valuesSub: readonly [
      "指標{{indicators}}・文脈{{others}}",
      "{{indicators}} indicators, {{others}} context",
    ];
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
  readonly intake: {
    readonly title: readonly ["報告の提出", "File a report"];
    readonly step1: readonly ["1. ファイル", "1. The file"];
    readonly step2: readonly ["2. 読み取りの確認", "2. What is understood"];
    readonly drop: readonly ["ここへファイルを置く", "Drop a file here"];
    readonly or: readonly ["または", "or"];
    readonly choose: readonly ["ファイルを選ぶ", "Choose a file"];
    readonly chooseOther: readonly ["別のファイルを選ぶ", "Choose another file"];
    readonly paste: readonly ["JSONを貼り付ける", "Paste JSON"];
    readonly pasteLabel: readonly ["貼り付ける内容", "Text to read"];
    readonly pasteGo: readonly ["読み取る", "Read it"];
    readonly takes: readonly [
      "共通様式（xlsx）・警察報告・MISP・STIX 2.1・TAXII・中立様式（JSON）。中身で判別します。",
      "Common forms (xlsx), police submission, MISP, STIX 2.1, TAXII, neutral JSON. The content decides.",
    ];
    readonly nothingYet: readonly [
      "この段階では何も保存されません。提出するまで、何度でもやり直せます。",
      "Nothing is stored at this stage. You can start again until you submit.",
    ];
    readonly reading: readonly ["読み取り中", "Reading"];
    readonly understoodAs: readonly ["{{format}}として読み取りました", "Understood as {{format}}"];
    readonly reportsIn_one: readonly ["報告{{count}}件", "{{count}} report"];
    readonly reportsIn_other: readonly ["報告{{count}}件", "{{count}} reports"];
    readonly itemsIn_one: readonly ["値{{count}}件", "{{count}} value"];
    readonly itemsIn_other: readonly ["値{{count}}件", "{{count}} values"];
    readonly refusedIn_one: readonly ["受け付けない部分{{count}}件", "{{count}} part refused"];
    readonly refusedIn_other: readonly ["受け付けない部分{{count}}件", "{{count}} parts refused"];
    readonly notAccepted: readonly ["このままでは受理できません", "It cannot be accepted as it stands"];
    readonly notAcceptedNext: readonly [
      "下の箇所を直して、もう一度置いてください。何も保存されていません。",
      "Mend the places below and drop it again. Nothing was stored.",
    ];
    readonly partly: readonly ["一部を受け付けません", "Parts of it are refused"];
    readonly partlyNext: readonly [
      "残りは提出できます。直してから提出することもできます。",
      "The rest can be submitted as it is, or mend it first.",
    ];
    readonly submit: readonly ["提出する", "Submit"];
    readonly submitSays: readonly [
      "提出すると保存され、区分 {{tlp}} の範囲で共有され、期限の計算が始まります。",
      "Submitting stores it, lets those within {{tlp}} see it and starts the clocks.",
    ];
    readonly sending: readonly ["送信中", "Sending"];
    readonly sent: readonly ["受理されました", "Accepted"];
    readonly notSent: readonly ["まだ送れていません", "Not sent yet"];
    readonly notSentNext: readonly [
      "失われたものはありません。同じ内容を、同じ鍵で送り直します。二重にはなりません。",
      "Nothing is lost. It is sent again as it is, under the same key, and never counts twice.",
    ];
    readonly retry: readonly ["もう一度送る", "Send again"];
    readonly retryIn: readonly ["{{seconds}}秒後に自動で送ります", "Sends by itself in {{seconds}} s"];
    readonly big: readonly ["大きなファイル", "Large file"];
    readonly bigNext: readonly [
      "25 MBを超えるため、分けて送り、届いてから読み取ります。途中で切れても続きから送れます。",
      "Over 25 MB: it is sent in parts and read on arrival. If the line breaks it goes on from there.",
    ];
    readonly progress: readonly ["{{done}}／{{total}}", "{{done}} of {{total}}"];
    readonly uploadSubmit: readonly ["送って提出する", "Send and submit"];
    readonly finishing: readonly ["読み取って保存しています", "Reading and storing"];
    readonly startAgain: readonly ["やり直す", "Start again"];
    readonly hidden_one: readonly ["ほか{{count}}件", "{{count}} more"];
    readonly hidden_other: readonly ["ほか{{count}}件", "{{count}} more"];
    readonly showAll: readonly ["すべて示す", "Show all"];
    readonly after: readonly ["提出した後", "After you submit"];
    readonly after1: readonly [
      "受理番号がすぐに出ます。これが受理の証拠です。",
      "A receipt number comes back at once. It is your proof.",
    ];
    readonly after2: readonly [
      "ほかの報告と照合され、同じ事案なら理由とともにつながります。",
      "It is compared with other reports and linked where the evidence says so, with reasons.",
    ];
    readonly after3: readonly [
      "続報は、同じ報告番号で提出してください。前の版も残ります。",
      "For a follow-up, file under the same report number. Earlier versions stay.",
    ];
  };
  readonly indicator: {
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
  readonly keys: {
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
  readonly parts: {
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
};
export type Resource = {
  [C in keyof typeof BOOK]: {
    [K in keyof (typeof BOOK)[C]]: string;
  };
};
/** The book in one language. */
export declare function resource(lang: Lang): Record<string, Record<string, string>>;
