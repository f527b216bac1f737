/** What the page says around the sheet, in Japanese and in English; the sheet's own words are the auditor's. */
import type { Language } from "../src/report/words.ts";

export const TEXTS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  title: { en: "Verify a proof", ja: "証明を検証する" },
  lead: {
    en: "This page reaches no network and asks no hub: what you choose is read here and stays here. Save the page and open it from your own disk, and you need not trust whoever gave it to you; its policy on top of the file forbids it every connection.",
    ja: "このページは通信せず、ハブにも問い合わせない。選んだものはこの場で読み、外に出ない。ページを保存して手元のディスクから開けば、渡した者を信頼する必要もない。ファイル冒頭の方針が一切の接続を禁じている。",
  },
  given: { en: "What you have", ja: "手元にあるもの" },
  policy: { en: "Trust policy", ja: "信頼方針" },
  policyHint: {
    en: "Names the logs and witnesses whose signatures count for you. Bring your own, never the hub's.",
    ja: "署名を認める台帳と立会人を記す。自分の方針を使い、ハブのものは使わない。",
  },
  proof: { en: "Proof of an act", ja: "行為の証明" },
  proofHint: { en: "A file whose name ends in .tlog-proof.", ja: "名前が .tlog-proof で終わるファイル。" },
  folder: { en: "Export for audit", ja: "監査用の書き出し" },
  folderHint: {
    en: "The whole folder: checkpoints, tiles, entries, records. Judged as a whole; a proof is held against it.",
    ja: "フォルダー全体（検証点・タイル・記録）。全体を検証し、証明があればそれと突き合わせる。",
  },
  key: { en: "Reading key", ja: "閲覧鍵" },
  keyHint: {
    en: "The commission's private key (JWK). Without it entries stay sealed.",
    ja: "委員会の秘密鍵（JWK）。ない場合、記録は封をしたまま。",
  },
  remembered: { en: "Earlier checkpoint", ja: "以前の検証点" },
  rememberedHint: {
    en: "One that you or a witness kept: a log that went back in time is noticed.",
    ja: "自分または立会人が控えたもの。過去に戻った台帳に気付ける。",
  },
  retention: { en: "Plan of retention", ja: "保存期間の規則" },
  retentionHint: {
    en: "The one that you have: disposals by another one are named.",
    ja: "手元にある規則。これと異なる規則による廃棄を示す。",
  },
  wait: {
    en: "Choose a trust policy, and a proof or an export.",
    ja: "信頼方針と、証明または書き出しを選ぶ。",
  },
  working: { en: "Verifying …", ja: "検証しています…" },
  unread: { en: "This cannot be read as what it was chosen for: ", ja: "選んだものとして読み取れない: " },
  oldBrowser: {
    en: "This browser does not know Ed25519 or X25519 signatures and keys. Use a newer one, or the auditor's command.",
    ja: "このブラウザーは Ed25519・X25519 に対応していない。新しいものか、監査コマンドを使う。",
  },
};
