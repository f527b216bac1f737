/** One report in full: what was written in the form, what was refused of it, and the links with their reasons. */
import type { ReportDetail, ReportSummary, ViewLink } from "@noroshi/api";
import { REPORTS, S1, S2, S3, S4, VALUES } from "./reports.ts";

const reason = (feature: string, ja: string, en: string, bits: number): ViewLink["reasons"][number] => ({
  feature,
  code: feature.toUpperCase(),
  say: { ja, en },
  bits,
});
const link = (report: ReportSummary, reasons: ViewLink["reasons"]): ViewLink => ({
  report,
  reasons,
  score: reasons.reduce((sum, r) => sum + r.bits, 0),
});
const PRIOR = reason("prior", "証拠のない時点", "before any evidence", -9.8);

export const LINKS: readonly ViewLink[] = [
  link(S3, [
    PRIOR,
    reason("observable", "SHA-256が一致、2件", "same SHA-256, two files", 27),
    reason("observable", "IPv4が一致 203.0.113.24", "same IPv4 203.0.113.24", 8.1),
    reason("time", "38分差", "38 min apart", 3.9),
    reason("place", "同じ地域", "same region", 2.4),
    reason("observable", "192.0.2.53 公開リゾルバ", "192.0.2.53: public resolver", 0),
  ]),
  link(S2, [
    PRIOR,
    reason("observable", "SHA-256が一致、1件", "same SHA-256, one file", 19.4),
    reason("observable", "IPv4が一致 203.0.113.24", "same IPv4 203.0.113.24", 8.1),
    reason("time", "23分差", "23 min apart", 4.7),
  ]),
  link(S4, [
    PRIOR,
    reason("observable", "SHA-256が一致、1件", "same SHA-256, one file", 19.4),
    reason("observable", "ドメインが一致 cdn-sync.example", "same domain cdn-sync.example", 8.3),
    reason("time", "2日差", "2 d apart", 1.9),
    reason("organisation", "組織名が異なる", "other organisation", -1.2),
  ]),
];

const FIELDS: ReportDetail["fields"] = [
  ["B3", "報告番号", "IW-2026-1207-01", null],
  ["B4", "報告区分", "続報", "follow_up"],
  ["B5", "報告日時", "46363.3861", "2026-12-07T00:16:00Z"],
  ["B6", "報告組織名", "いせわん台ターミナル協会", null],
  ["B8", "業種", "港湾運送", "port-transport"],
  ["B12", "発生日時", "令和８年１２月７日　午前５時１０分頃", "2026-12-06T20:10:00Z ≈"],
  ["B13", "覚知日時", "2026/12/07 06:30", "2026-12-06T21:30:00Z"],
  ["B14", "現在の状態", "継続中", "ongoing"],
  ["B15", "停止した業務・サービス", "コンテナの搬出入、ゲート予約、ヤード計画", null],
  ["B16", "停止した拠点数", "5", "5"],
  ["B20", "個人情報の漏えい等", "おそれ", "possible"],
  ["B21", "対象人数", "約１，２００人", "1200"],
  ["B24", "海外機関への共有", "同意しない", "false"],
  ["B25", "TLP", "TLP:AMBER", "amber"],
].map(([place, label, raw, read]) => ({ place: place ?? "", label: label ?? "", raw: raw ?? "", read: read ?? null }));

/** The report in full; all but the first one share the same values, which is enough to look at. */
export function detailOf(id: string): ReportDetail | undefined {
  const found = REPORTS.find((r) => r.id === id);
  if (!found) return undefined;
  const founding = found.id === S1.id;
  return {
    ...found,
    subject: { name: found.sender.name.ja, country: "JP", region: "A県", sector: "port-transport" },
    fields: [...FIELDS],
    narrative: [
      {
        label: "停止した業務・サービス",
        text: "ターミナルオペレーションシステムのサーバーが暗号化され、5ターミナルで搬出入を停止した。\n紙の伝票による搬出を1か所で再開している。",
      },
      {
        label: "初動措置",
        text: "全端末をネットワークから切り離した。バックアップは隔離済み。VPN機器の記録を保全中。",
      },
    ],
    itemList: VALUES.slice(0, Math.min(VALUES.length, found.items)),
    refused: founding
      ? [
          {
            code: "BAD_VALUE",
            place: "B31:6",
            say: {
              ja: "「203.0.113.256」はIPv4アドレスではない。各部は0〜255で書く（例 203.0.113.25）。",
              en: "“203.0.113.256” is no IPv4 address. Each part is 0–255, for example 203.0.113.25.",
            },
          },
        ]
      : [],
    links: founding ? [...LINKS] : LINKS.filter((l) => l.report.id !== id).slice(0, 1),
    raw: { mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes: 14_212 },
  };
}
