/**
 * Names of codes that the hub sends: hops, kinds, formats, sectors, incident types, caveats, roles.
 * The hub may grow a code before the console knows it: an unknown code is shown as it is, readable, never hidden.
 */
import { half, type Lang, type Pair } from "./pair.ts";

export type Names = Readonly<Record<string, Pair>>;

export const HOP_NAMES = {
  noticed: ["覚知", "noticed"],
  received: ["受理", "received"],
  linked: ["照合", "linked"],
  assessed: ["評価", "assessed"],
  decided: ["決定", "decided"],
  shared: ["共有", "shared"],
  acknowledged: ["受領", "acknowledged"],
  acted: ["実施", "acted"],
} as const satisfies Names;

export const FORMAT_NAMES: Names = {
  "stix-bundle-2.1": ["STIX 2.1", "STIX 2.1"],
  "taxii-envelope-2.1": ["TAXII 2.1", "TAXII 2.1"],
  "misp-event": ["MISP", "MISP"],
  "common-form-ransomware": ["共通様式（ランサムウェア）", "Common form, ransomware"],
  "common-form-ddos": ["共通様式（DDoS）", "Common form, DDoS"],
  "police-submission": ["警察報告", "Police submission"],
  "neutral-incident": ["中立様式", "Neutral form"],
  "stix-bundle-2.0": ["STIX 2.0", "STIX 2.0"],
  table: ["表（CSV・ブック）", "Table"],
  email: ["電子メール", "E-mail"],
  text: ["文書（テキスト）", "Text"],
  docx: ["文書（Word）", "Word document"],
  pdf: ["文書（PDF）", "PDF document"],
  "iodef-2": ["IODEF", "IODEF"],
  veris: ["VERIS", "VERIS"],
};

export const REPORT_KIND_NAMES: Names = {
  common_form: ["共通様式", "common form"],
  police_submission: ["警察報告", "police submission"],
  misp_event: ["MISPイベント", "MISP event"],
  stix_report: ["STIX報告", "STIX report"],
  incident_notice: ["事案の届出", "incident notice"],
  indicator_list: ["指標の一覧", "indicator list"],
  document: ["文書", "document"],
};

export const INCIDENT_NAMES: Names = {
  ransomware: ["ランサムウェア", "ransomware"],
  ddos: ["DDoS攻撃", "DDoS"],
  data_breach: ["情報漏えい", "data breach"],
  intrusion: ["侵入", "intrusion"],
  phishing: ["フィッシング", "phishing"],
  malware: ["マルウェア", "malware"],
  defacement: ["改ざん", "defacement"],
  other: ["その他", "other"],
  unauthorised_access: ["不正アクセス", "unauthorised access"],
  unauthorized_access: ["不正アクセス", "unauthorised access"],
};

export const SECTOR_NAMES: Names = {
  "port-transport": ["港湾運送", "port transport"],
  "road-freight": ["貨物自動車", "road freight"],
  rail: ["鉄道", "rail"],
  government: ["行政", "government"],
  finance: ["金融", "finance"],
  warehousing: ["倉庫", "warehousing"],
  water: ["水道", "water"],
  electricity: ["電気", "electricity"],
  gas: ["ガス", "gas"],
  aviation: ["航空", "aviation"],
  airports: ["空港", "airports"],
  telecom: ["電気通信", "telecommunications"],
  broadcasting: ["放送", "broadcasting"],
  medical: ["医療", "health care"],
  "credit-cards": ["クレジットカード", "credit cards"],
};

export const CAVEAT_NAMES: Names = {
  identity: ["被害者の特定情報", "identifies the victim"],
  common_form: ["共通様式の同意による", "under the form’s consent"],
  law_enforcement_only: ["捜査機関限り", "law enforcement only"],
  investigation_secret: ["捜査秘", "investigation secret"],
  government_only: ["政府機関限り", "Government only"],
  no_foreign_release: ["国外不可", "not abroad"],
  no_law_enforcement_without_consent: ["捜査利用は同意後", "no police use before consent"],
  originator_control: ["発信者の管理", "originator control"],
  strict_scope_government: ["政府内まで", "within government"],
  limited_use: ["自らの防護に限る", "own protection only"],
  "pap:clear": ["PAP:CLEAR", "PAP:CLEAR"],
  "pap:green": ["PAP:GREEN", "PAP:GREEN"],
  "pap:amber": ["PAP:AMBER 目立つ対処は不可", "PAP:AMBER no visible action"],
  "pap:red": ["PAP:RED 内部照合のみ", "PAP:RED own logs only"],
};

/** The roles of profiles/roles. */
export const ROLE_NAMES: Names = {
  operator_reporter: ["報告担当", "reporting officer"],
  triage_analyst: ["分析当番", "triage analyst"],
  police_investigator: ["サイバー捜査担当", "cyber investigator"],
  defence_liaison: ["防衛連絡官", "defence liaison"],
  sector_analyst: ["分野の分析担当", "sector analyst"],
  oversight_commissioner: ["監理委員", "oversight commissioner"],
  oversight_secretariat: ["監理委員会事務局", "commission secretariat"],
  allied_liaison: ["同盟国の連絡官", "allied liaison"],
  briefer: ["報告説明担当", "briefer"],
  exercise_planner: ["演習企画担当", "exercise planner"],
  talent_manager: ["人材管理担当", "talent manager"],
  legal_officer: ["法務担当", "legal officer"],
  releasability_officer: ["共有の審査担当", "releasability officer"],
  deconfliction_officer: ["活動調整担当", "deconfliction officer"],
  security_administrator: ["保安管理者", "security administrator"],
  malware_analyst: ["マルウェア解析担当", "malware analyst"],
  forensic_examiner: ["証拠鑑識担当", "forensic examiner"],
  body_system: ["組織のシステム", "a body’s own system"],
};

/** Ways to sign in. */
export const METHOD_NAMES: Names = {
  passkey: ["パスキー", "passkey"],
  password: ["パスワード", "password"],
  "password+totp": ["パスワード＋コード", "password + code"],
  sso: ["組織の認証", "single sign-on"],
  invitation: ["招待", "invitation"],
};

/** What happened at the door. */
export const DOOR_NAMES: Names = {
  signed_in: ["サインイン", "signed in"],
  refused: ["拒否", "refused"],
  locked: ["ロック", "locked"],
  second_factor_refused: ["コード違い", "wrong code"],
  signed_out: ["サインアウト", "signed out"],
  ended: ["終了", "ended"],
};

/** Why a fact of a victim is told or not. */
export const VICTIM_RULE_NAMES: Names = {
  consented: ["同意あり", "consented, and chosen"],
  not_chosen: ["選ばれていない", "not chosen"],
  not_in_force: ["同意は終了", "its consent is over"],
  other_audience: ["この相手への同意なし", "not consented for this recipient"],
  itself: ["被害組織本人", "the victim itself"],
  beyond_consent: ["この項目の同意なし", "not consented to this fact"],
  nothing_of_it: ["その報告の値が含まれない", "no value of that report goes out"],
  not_its_report: ["本人の報告ではない", "not its own report"],
};

export const VALUE_KIND_NAMES: Names = {
  ipv4: ["IPv4", "IPv4"],
  ipv6: ["IPv6", "IPv6"],
  cidr: ["アドレス範囲", "address range"],
  domain: ["ドメイン", "domain"],
  url: ["URL", "URL"],
  email: ["メールアドレス", "email address"],
  md5: ["MD5", "MD5"],
  sha1: ["SHA-1", "SHA-1"],
  sha256: ["SHA-256", "SHA-256"],
  sha512: ["SHA-512", "SHA-512"],
  wallet: ["ウォレット", "wallet"],
  account: ["アカウント", "account"],
  filename: ["ファイル名", "file name"],
  asn: ["AS番号", "AS number"],
  mac: ["MACアドレス", "MAC address"],
  cve: ["CVE", "CVE"],
  phone: ["電話番号", "phone"],
  "registry-key": ["レジストリ", "registry key"],
};

export const OUTCOME_NAMES: Names = {
  created: ["新しい報告として受理しました。", "Accepted as a new report."],
  amended: ["続報として受理しました。前の版も残ります。", "Accepted as a follow-up. Earlier versions stay."],
  replayed: [
    "すでに受理済みの提出です。二重にはなっていません。",
    "This was accepted before. It does not count twice.",
  ],
  conflict: [
    "同じ鍵で別の内容が届いたため、保存していません。",
    "Other content came under the same key, so it was not stored.",
  ],
  recorded: ["記録しました。", "Recorded."],
  rejected: ["受け付けませんでした。何も保存されていません。", "Refused. Nothing was stored."],
  withheld: [
    "受理し、提出先の機関に封をして届けました。調整室からは見えません。",
    "Accepted, and sealed to the authority that you named. The coordination office cannot see it.",
  ],
};

/** The technical names that files give their fields, as a person reads them. Labels of the forms are words already. */
export const FIELD_NAMES: Names = {
  uuid: ["識別番号", "Identifier"],
  id: ["識別番号", "Identifier"],
  info: ["表題", "Title"],
  title: ["表題", "Title"],
  date: ["日付", "Date"],
  Orgc: ["発信元の組織", "Originating body"],
  tlp: ["区分（TLP）", "Marking (TLP)"],
  marking: ["区分", "Marking"],
  restriction: ["区分", "Marking"],
  distribution: ["配布の範囲", "Distribution"],
  from: ["差出人", "From"],
  to: ["宛先", "To"],
  cc: ["写し", "Copy to"],
  subject: ["件名", "Subject"],
  "message-id": ["メールの番号", "Message number"],
  attachment: ["添付", "Attachment"],
  text: ["本文", "Text"],
  body: ["本文", "Text"],
  description: ["説明", "Description"],
  Description: ["説明", "Description"],
  summary: ["要約", "Summary"],
  occurred: ["発生", "Occurred"],
  occurredAt: ["発生", "Occurred"],
  IncidentID: ["事案の番号", "Incident number"],
  indicator: ["指標", "Indicator"],
  ioc: ["指標", "Indicator"],
  value: ["値", "Value"],
};

/** Outcomes in a word, for lists. */
export const OUTCOME_SHORT: Names = {
  created: ["受理", "accepted"],
  amended: ["続報として受理", "accepted as a follow-up"],
  replayed: ["受理済み", "accepted before"],
  conflict: ["鍵の重複", "key conflict"],
  recorded: ["記録", "recorded"],
  rejected: ["不受理", "refused"],
  withheld: ["封をして受理", "accepted, sealed"],
};

/** What to do after each outcome. */
export const OUTCOME_NEXT: Names = {
  created: [
    "受理番号を控えてください。新しく分かったことは、同じ報告番号の続報で送ってください。",
    "Keep the number. Send what you learn later as a follow-up under the same report number.",
  ],
  amended: [
    "前の版と置き換わりました。することはありません。",
    "It stands in place of the version before. There is nothing to do.",
  ],
  replayed: [
    "最初の受理がそのまま有効です。内容を変えたいときは、新しい提出として送ってください。",
    "The first receipt stands. To change something, submit the changed file anew.",
  ],
  conflict: [
    "新しい鍵で送り直してください。画面から送るときは、ファイルを選び直すだけで足ります。",
    "Send it again under a new key. On this screen, choosing the file again is enough.",
  ],
  recorded: [
    "手続きは有効になりました。取り消すには、逆の手続きをしてください。",
    "It counts from now on. To undo it, do the opposite act.",
  ],
  rejected: [
    "その報告の提出者だけができる手続きか、番号が違います。番号を確かめてください。",
    "Only the report’s own sender may do it, or the number is wrong. Check the number.",
  ],
  withheld: [
    "所管の機関だけが読めます。調整室にも渡すには、報告の画面で提供に同意してください。最初の受理時刻のまま渡ります。",
    "Only your authority reads it. To pass it on to the coordinator, consent on the report’s page; its receipt time stays.",
  ],
};

/**
 * The name of a code in the reader's language; the code itself, made readable, where the console does not know it.
 */
export function nameOf(names: Names, code: string, lang: Lang): string {
  const known = Object.hasOwn(names, code) ? names[code] : undefined;
  return known ? half(known, lang) : code.replaceAll("_", " ").replaceAll("-", " ");
}

/** A sector's name: the hub sends a code, or the words of the form; known words are said in the reader's language too. */
export function sectorName(said: string, lang: Lang): string {
  const known = Object.values(SECTOR_NAMES).find((name) => name.some((half) => half === said));
  return known ? half(known, lang) : nameOf(SECTOR_NAMES, said, lang);
}

/** Caveats from the one that stops most readers to the one that only explains; unknown ones come first, to be safe. */
const CAVEAT_ORDER = [
  "investigation_secret",
  "law_enforcement_only",
  "government_only",
  "strict_scope_government",
  "no_foreign_release",
  "no_law_enforcement_without_consent",
  "group:",
  "originator_control",
  "limited_use",
  "pap:red",
  "pap:amber",
  "identity",
  "common_form",
  "pap:green",
  "pap:clear",
];

/** The caveats of a marking in the order in which they are shown. */
export function caveatsInOrder(codes: readonly string[]): readonly string[] {
  const rank = (code: string): number => CAVEAT_ORDER.indexOf(code.startsWith("group:") ? "group:" : code);
  return codes.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0));
}

/** A caveat's words; sharing groups carry their own name. */
export function caveatName(code: string, lang: Lang): string {
  const group = code.startsWith("group:") ? code.slice(6) : null;
  if (group !== null) {
    const any = group.split("|");
    return lang === "ja" ? `${any.join("・")}限り` : `${any.join(" / ")} only`;
  }
  return nameOf(CAVEAT_NAMES, code, lang);
}
