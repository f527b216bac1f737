/**
 * The smallest complete common forms, field by field: tests change one field at a time, demos fill in their own.
 */
import { type Written, writeWorkbook } from "./workbook.ts";

/** Fields by label; undefined leaves the cell empty. */
export type FormFields = Readonly<Record<string, Written | undefined>>;

const SHARED: FormFields = {
  報告番号: "TEST-0001",
  報告区分: "初報",
  // 7 December 2026, 07:42, as a date cell.
  報告日時: { date: 46363.320833333 },
  報告組織名: "試験組織（Test Organisation）",
  報告組織ID: "org-test",
  業種: "試験",
  報告者氏名: "試験 太郎",
  "24時間連絡先（電話）": "050-0000-0000",
  "24時間連絡先（メール）": "csirt@organisation.test",
  発生日時: "2026/12/07 05:10頃",
  覚知日時: "令和8年12月7日 午前6時30分",
  現在の状態: "継続中",
  停止した拠点数: 1,
  個人情報の漏えい等: "不明",
  調整機関への提供: "同意する",
  匿名化した技術情報の共有: "同意する",
  海外機関への共有: "同意しない",
  TLP: "TLP:AMBER",
};

const RANSOMWARE: FormFields = {
  様式名: "ランサムウェア事案共通様式",
  ...SHARED,
  被害類型: "暗号化",
  "侵害指標（IoC）": "IPアドレス：203.0.113.5\nドメイン：bad[.]example",
};

const DDOS: FormFields = {
  様式名: "DDoS攻撃事案共通様式",
  ...SHARED,
  攻撃種別: "T1498.001 Direct Network Flood",
  "攻撃元・関連アドレス": "IPアドレス：203.0.113.5",
};

/** A ransomware form as .xlsx, with these fields changed. */
export function ransomwareForm(changed: FormFields = {}, parts?: Readonly<Record<string, string>>): Uint8Array {
  return written({ ...RANSOMWARE, ...changed }, parts);
}

/** A DDoS form as .xlsx, with these fields changed. */
export function ddosForm(changed: FormFields = {}, parts?: Readonly<Record<string, string>>): Uint8Array {
  return written({ ...DDOS, ...changed }, parts);
}

function written(fields: FormFields, parts: Readonly<Record<string, string>> | undefined): Uint8Array {
  const rows = Object.entries(fields).map(([label, value]) =>
    value === undefined ? ([label] as const) : ([label, value] as const),
  );
  return writeWorkbook([["ランサムウェア・DDoS 共通様式（見出し）"], null, ...rows], parts);
}
