/** Every text of the auditor, for people, in Japanese and in English: what each finding means, and what stands around it. */
import type { Failure, Remark } from "../findings.ts";

export type Language = "en" | "ja";

export const WORDS: Readonly<Record<Failure | Remark, Readonly<Record<Language, string>>>> = {
  FILE_MISSING: {
    en: "A file that belongs to the export is not there",
    ja: "書き出しに含まれるはずのファイルがありません",
  },
  FILE_CHANGED: { en: "A file is not what was signed", ja: "ファイルが署名時の内容と異なります" },
  FILE_UNLISTED: { en: "A file that the signed list does not name", ja: "署名済み一覧にないファイルがあります" },
  MANIFEST_BROKEN: { en: "The signed list of files does not hold", ja: "署名済みのファイル一覧が無効です" },
  POLICY_BROKEN: { en: "There is no policy that says whom to trust", ja: "信頼方針がないか、読み取れません" },
  CHECKPOINT_BROKEN: { en: "The log's checkpoint does not hold", ja: "台帳の検証点が無効です" },
  QUORUM_MISSED: { en: "Too few witnesses cosigned the checkpoint", ja: "検証点に連署した立会人が足りません" },
  LOG_FOREIGN: { en: "The log is not one that the policy names", ja: "信頼方針にない台帳です" },
  LOG_OLDER_THAN_REMEMBERED: {
    en: "The log is older than one that was seen before: acts were cut off",
    ja: "以前に見た台帳より古く、行為が切り落とされています",
  },
  LOG_REWRITTEN: { en: "The log's past is not the one that was seen before", ja: "台帳の過去が以前と異なります" },
  TILE_WRONG: { en: "Tiles and entries of the log do not belong together", ja: "台帳のタイルと記録が合いません" },
  ENTRIES_NOT_OPENED: { en: "Sealed entries do not open", ja: "封をした記録が開けません" },
  ENTRY_MISSING: { en: "An act's entry is missing", ja: "行為の記録が欠けています" },
  ENTRY_NOT_COMMITTED: { en: "An entry is not what the log committed to", ja: "記録が台帳の封印値と異なります" },
  ENTRY_NOT_READABLE: { en: "An entry cannot be read", ja: "記録を読み取れません" },
  ENTRY_OF_ANOTHER_REALM: { en: "An entry is of another realm", ja: "別の領域の記録です" },
  ENTRY_DESTROYED_WITHOUT_CERTIFICATE: {
    en: "An entry was destroyed without a certificate",
    ja: "証明書なしに記録が破棄されています",
  },
  RECORD_NOT_READABLE: { en: "A line of the records cannot be read", ja: "保存記録の行を読み取れません" },
  RECORD_WITHOUT_ACT: {
    en: "A record is kept that no act brought in",
    ja: "受け入れの行為がない記録が保存されています",
  },
  RECORD_MISSING: { en: "A record that was accepted is not there", ja: "受理した記録がありません" },
  RECORD_CONTRADICTS_ACT: {
    en: "A record says otherwise than the act that made it",
    ja: "記録が受け入れの行為と食い違います",
  },
  RECORD_ALTERED: {
    en: "A record is not what it was when it came in",
    ja: "受け入れた時と内容が異なる記録です",
  },
  ERASED_WITHOUT_CERTIFICATE: { en: "A record was erased without a certificate", ja: "証明書なしに消去された記録です" },
  ERASED_BEFORE_ITS_DATE: { en: "A record was erased before its date", ja: "期日より前に消去された記録です" },
  ERASED_UNDER_HOLD: { en: "A record was erased while a hold lay on it", ja: "保全中に消去された記録です" },
  CERTIFIED_BUT_STILL_THERE: {
    en: "What was certified as erased is there again",
    ja: "消去済みと証明された記録が再び存在します",
  },
  DISPOSED_BY_ANOTHER_RULE: {
    en: "A disposal went by another rule of retention than the one that was given",
    ja: "指定された保存期間の規則とは異なる規則による廃棄です",
  },
  RETENTION_RULE_BROKEN: {
    en: "The rule of retention that was given cannot be read",
    ja: "指定された保存期間の規則を読み取れません",
  },
  RETENTION_RULE_NOT_GIVEN: {
    en: "No rule of retention was given: how long was to be kept is the hub's word",
    ja: "保存期間の規則が指定されておらず、保存日数はハブの記載によるものです",
  },
  GATE_WITHOUT_APPROVAL: {
    en: "An act passed its gate without an approval before it",
    ja: "事前の承認なしに関門を通った行為です",
  },
  APPROVED_BY_THE_ASKER: { en: "Asked and approved by the same", ja: "求めた本人が承認しています" },
  SIGNATURE_NOT_READABLE: { en: "A signature of a decision cannot be read", ja: "決定の署名を読み取れません" },
  SIGNATURE_MISSING: {
    en: "A decision names a signature that is not there",
    ja: "決定の記録にある署名が見当たりません",
  },
  SIGNATURE_WITHOUT_ACT: {
    en: "A signature is there that no decision names",
    ja: "どの決定の記録にもない署名があります",
  },
  SIGNATURE_FALSE: { en: "The signature of a decision does not hold", ja: "決定の署名が無効です" },
  SIGNATURE_OF_ANOTHER_DECISION: {
    en: "What was signed is not what was recorded as decided",
    ja: "署名された内容が、記録された決定と異なります",
  },
  KEY_NEVER_REGISTERED: {
    en: "A decision was signed with a key that never was its person's on record",
    ja: "本人の鍵として登録された記録のない鍵で署名されています",
  },
  KEY_REGISTERED_AFTER: {
    en: "A decision was signed with a key that was registered only afterwards",
    ja: "決定より後に登録された鍵で署名されています",
  },
  KEY_REVOKED_BEFORE: {
    en: "A decision was signed with a key that had been revoked before",
    ja: "決定より前に失効した鍵で署名されています",
  },
  DECIDED_WITHOUT_KEY: {
    en: "A commissioner who had a key decided without it",
    ja: "鍵を持つ委員が、署名なしに決定しています",
  },
  SIGNED_WORDS_ERASED: {
    en: "The words of a signed decision were erased: its signature was held against the digest alone",
    ja: "署名された決定の文面は消去済みで、署名はダイジェストとのみ照合しました",
  },
  SENSOR_NOT_SIGNED: { en: "A line of a sensor is not signed by it", ja: "センサーの署名がない行です" },
  SENSOR_CHAIN_BROKEN: {
    en: "A sensor's chain has a hole or was rewritten",
    ja: "センサーの連鎖が欠けているか書き換えられています",
  },
  SENSOR_DOES_NOT_ADD_UP: {
    en: "Kept and destroyed are not what a sensor saw",
    ja: "保存と破棄の合計が受信と合いません",
  },
  KEPT_WITHOUT_AUTHORISATION: {
    en: "Records were kept without an authorisation that was valid and alive",
    ja: "有効な許可なしに保存された記録があります",
  },
  TEST_SEAL_BROKEN: {
    en: "Test traffic was not sealed before it was sent, or is not what was sealed",
    ja: "試験通信が送信前に封じられていないか、封じた内容と異なります",
  },
  TEST_FATE_WRONG: {
    en: "Test traffic did not end as the rule says",
    ja: "試験通信の扱いが規則と異なります",
  },
  CUSTODY_BROKEN: { en: "The hands of an attachment do not hold together", ja: "添付の取扱い履歴がつながりません" },
  PROOF_BROKEN: { en: "The proof file does not hold", ja: "証明ファイルが無効です" },
  PROOF_WRONG: { en: "The proof does not lead to a checkpoint that counts", ja: "証明が有効な検証点に至りません" },
  ENTRIES_SEALED: {
    en: "Entries stayed sealed: only the log itself was verified",
    ja: "記録は封をしたままで、台帳のみ検証しました",
  },
  ENTRY_TWICE: { en: "Two entries are the same", ja: "同じ記録が二つあります" },
  READ_NOT_ENDED: {
    en: "Nobody said how a read of restricted material ended",
    ja: "制限資料の閲覧の終わりが記録されていません",
  },
  NO_POLICY: { en: "No policy was given", ja: "信頼方針が指定されていません" },
  POLICY_OF_THE_HUB: {
    en: "The policy came with the export: bring your own to be independent of the hub",
    ja: "信頼方針は書き出しに含まれたものです。独立に検証するには自分の方針を指定してください",
  },
  NOTHING_REMEMBERED: {
    en: "No earlier checkpoint was given: an older state of the log would not be noticed here",
    ja: "以前の検証点が指定されていないため、古い状態の台帳には気付けません",
  },
  NO_WITNESS: {
    en: "No witness cosigned: the hub alone vouches for the log",
    ja: "立会人の連署がなく、台帳を保証するのはハブだけです",
  },
  COSIGNATURE_NOT_JUDGED: {
    en: "A cosignature by ML-DSA-44 was neither accepted nor refused: this browser cannot. It did not count; use the auditor's command",
    ja: "ML-DSA-44 の連署はこのブラウザーでは検証できず、数えていません。監査コマンドを使ってください",
  },
  SENSOR_KEY_OF_THE_EXPORT: {
    en: "A sensor's key came with the export",
    ja: "センサーの鍵は書き出しに含まれたものです",
  },
  TEST_KEPT_NOT_SHOWN: {
    en: "What a sensor kept of test traffic was not shown: its counts alone were judged",
    ja: "試験通信のうち保存されたものが示されておらず、件数のみ確かめました",
  },
  COURT_KEY_OF_THE_EXPORT: {
    en: "The key came with the export: hold its fingerprint against the one that the hub told you",
    ja: "鍵は資料に含まれたものです。別の経路で聞いた指紋と照合してください",
  },
  ORIGINAL_GONE: {
    en: "An original was erased before: it is named and not there",
    ja: "消去済みの原本で、名のみが記されています",
  },
  ORIGINAL_WITHOUT_PROOF: {
    en: "No act of the exporting body proves how this original came in",
    ja: "提出組織の行為ではこの原本の受理を証明できません",
  },
  SENSOR_NOT_IN_LOG: {
    en: "The log knows no sensor with this key: its chain was judged by itself alone",
    ja: "この鍵のセンサーは台帳にありません。連鎖はそれだけで判定しました",
  },
  SENSOR_SILENT: {
    en: "A sensor was silent for longer than it promised",
    ja: "センサーの通知が約束の間隔より長く途絶えました",
  },
};

/** What stands around the findings, on a terminal and on the page. */
export const SAY = {
  en: {
    holds: "The export holds.",
    fails: "The export does not hold.",
    realm: "Realm",
    log: "Log",
    leaves: "leaves",
    witnesses: "Cosigned by",
    nobody: "nobody",
    acts: "Acts",
    padding: "padding",
    own: "The commission's own reads",
    signed: "Signatures of decisions that hold, of those named",
    records: "Records present, erased",
    sensor: "Sensor",
    seen: (seen: number, kept: number, destroyed: number, refused: number, entries: number) =>
      `${seen} records seen = ${kept} kept + ${destroyed} destroyed + ${refused} refused, in ${entries} entries`,
    test: "Its test traffic",
    followed: (records: number, kept: number, destroyed: number) =>
      `${records} records followed: ${kept} kept and ${destroyed} destroyed by the rule`,
    failures: "Failures",
    remarks: "Remarks",
    none: "none",
    more: "more of this kind",
    proved: "This act was in the log.",
    unproved: "This proof does not hold.",
    place: "Place in the log",
    digest: "Digest of the entry",
    states: "Leaves",
    tally: (present: number, destroyed: number, missing: number) =>
      `${present} present and equal, ${destroyed} destroyed under certificate, ${missing} missing`,
    state: "State",
    present: "present and equal",
    destroyed: "destroyed under certificate",
    missing: "missing: a failure",
    because: {
      present:
        "Salt and entry make the leaf, the path leads from the leaf to the root, and the log signed that root with as many witnesses as the policy asks for.",
      destroyed:
        "The leaf stands in the log as the proof shows it; its entry was destroyed since, and the certificate of that stands in the same log.",
      missing: "What is shown here is not what a log that counts committed to. The failures below say where it breaks.",
    },
  },
  ja: {
    holds: "書き出しの内容は検証できました。",
    fails: "書き出しの内容に問題があります。",
    realm: "領域",
    log: "台帳",
    leaves: "葉",
    witnesses: "連署した立会人",
    nobody: "なし",
    acts: "行為",
    padding: "詰め物",
    own: "委員会自身の閲覧",
    signed: "決定の署名（有効 / 記録にあるもの）",
    records: "保存中・消去済みの記録",
    sensor: "センサー",
    seen: (seen: number, kept: number, destroyed: number, refused: number, entries: number) =>
      `受信 ${seen} 件 = 保存 ${kept} + 破棄 ${destroyed} + 拒否 ${refused}（${entries} 行）`,
    test: "試験通信",
    followed: (records: number, kept: number, destroyed: number) =>
      `${records} 件を追跡。規則では保存 ${kept}、破棄 ${destroyed}`,
    failures: "不合格",
    remarks: "留意点",
    none: "なし",
    more: "同種の残り",
    proved: "この行為は台帳に記録されていました。",
    unproved: "この証明は成り立ちません。",
    place: "台帳での位置",
    digest: "記録のダイジェスト",
    states: "葉の状態",
    tally: (present: number, destroyed: number, missing: number) =>
      `存在し一致 ${present}、証明書のもとに破棄 ${destroyed}、欠落 ${missing}`,
    state: "状態",
    present: "存在し一致する",
    destroyed: "証明書のもとに破棄された",
    missing: "欠落（不合格）",
    because: {
      present:
        "ソルトと記録から葉が得られ、葉から根までの経路がつながり、その根に台帳と、方針の求める数の立会人が署名している。",
      destroyed: "葉は証明のとおり台帳にあり、記録はその後に破棄された。破棄の証明書も同じ台帳にある。",
      missing: "ここに示されたものは、有効な台帳が封じたものではない。どこで破れるかは下の不合格に示す。",
    },
  },
} as const;
