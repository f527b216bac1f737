/** The operator's own report: the common form in Japanese, as the form on the phone sends it (common-form/1). */
import type { Telling } from "../telling.ts";
import { inTokyo } from "./time.ts";

export function operatorForm(t: Telling): string {
  const traces = [
    ...t.addresses.map((value) => `IPアドレス：${value}`),
    ...t.hashes.map((value) => `SHA-256：${value}`),
    ...t.domains.map((value) => `ドメイン：${value.replace(".", "[.]")}`),
  ];
  const answers = {
    報告番号: t.id,
    報告区分: "初報",
    報告日時: inTokyo(t.told),
    報告組織名: t.name.ja,
    報告組織ID: `org-${t.incident.victim.short.toLowerCase()}`,
    報告者氏名: "試験 太郎",
    "24時間連絡先（電話）": "050-0000-0000",
    "24時間連絡先（メール）": "csirt@organisation.test",
    ...(t.occurred === null ? {} : { 発生日時: inTokyo(t.occurred) }),
    覚知日時: inTokyo(t.noticed),
    現在の状態: "継続中",
    "停止した業務・サービス": "受付業務",
    被害類型: "暗号化",
    対象人数: t.affected === null ? "不明" : String(t.affected),
    個人情報の漏えい等: "不明",
    初動措置: t.sentences.ja,
    調整機関への提供: "同意する",
    匿名化した技術情報の共有: "同意する",
    海外機関への共有: "同意しない",
    TLP: "TLP:AMBER",
    "侵害指標（IoC）": traces.join("\n"),
  };
  return JSON.stringify({ schema: "common-form/1", form: "common-form-ransomware", answers });
}
