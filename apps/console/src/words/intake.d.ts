export declare const INTAKE: {
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
