/** One word for each class of incident, however a sender writes it; a word that nobody listed stays as it was written. */

const CLASSES: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["ransomware", /ransom|ランサム|身代金/iu],
  ["ddos", /\bd?dos\b|denial|サービス拒否|サービス妨害/iu],
  ["supply_chain", /supply[\s_-]*chain|サプライチェーン|供給網/iu],
  ["phishing", /phish|フィッシング|なりすましメール|business[\s_-]*email|\bbec\b/iu],
  ["defacement", /deface|改ざん|改竄/iu],
  ["data_breach", /breach|leak|exfil|漏えい|漏洩|流出|disclosure/iu],
  ["malware", /malware|virus|trojan|worm|botnet|マルウェア|マルウエア|ウイルス|感染/iu],
  ["unauthorised_access", /unauthori[sz]ed|intrusion|hack|不正アクセス|侵入|compromise/iu],
  ["fraud", /fraud|詐欺|不正送金/iu],
  ["loss_or_theft", /theft|stolen|\bloss\b|lost|盗難|紛失|誤廃棄/iu],
  ["error", /misconfig|mistake|\berror\b|mis-?sent|誤送信|誤操作|設定ミス|設定不備/iu],
  ["espionage", /espionage|スパイ|諜報/iu],
  ["sabotage", /sabotage|wiper|破壊/iu],
];

/** The class of an incident; null where none is said. */
export function incidentClass(said: string | null): string | null {
  if (said === null) return null;
  const text = said.slice(0, 200).normalize("NFKC").trim().toLowerCase();
  if (text === "" || text === "unknown" || text === "不明") return null;
  return CLASSES.find(([, pattern]) => pattern.test(text))?.[0] ?? text.replace(/[\s-]+/gu, "_");
}
