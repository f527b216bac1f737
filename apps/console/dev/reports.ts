/** The fake hub's reports: those of the port scenario's first morning. */
import type { ReportDetail, ReportSummary } from "@noroshi/api";
import { BODIES } from "./bodies.ts";
import { today } from "./clock.ts";

type Item = ReportDetail["itemList"][number];

const CASE = { id: "case-0412", number: "N-2026-0412" };

interface Short {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly format: string;
  readonly incidentType?: string;
  readonly sender: ReportSummary["sender"];
  readonly tlp: ReportSummary["marking"]["tlp"];
  readonly caveats?: readonly string[];
  readonly at: string;
  readonly noticed?: string;
  readonly items: number;
  readonly version?: number;
  readonly inCase?: ReportSummary["case"];
}

const summary = (s: Short): ReportSummary => ({
  id: s.id,
  title: s.title,
  kind: s.kind,
  format: s.format,
  incidentType: s.incidentType ?? null,
  sender: s.sender,
  marking: { tlp: s.tlp, caveats: [...(s.caveats ?? [])] },
  receivedAt: today(s.at),
  noticedAt: s.noticed ? today(s.noticed) : null,
  occurred: s.noticed ? { from: today("05:10"), to: today("05:10"), precision: "minute", approximate: true } : null,
  version: s.version ?? 1,
  historical: false,
  items: s.items,
  case: s.inCase ?? null,
  linkedAt: s.inCase ? today(s.at) : null,
});

export const S1 = summary({
  id: "5f1c9a4e-0001-4c11-9f00-000000000001",
  title: "コンテナターミナル基幹システムのランサムウェア被害",
  kind: "common_form",
  format: "common-form-ransomware",
  incidentType: "ransomware",
  sender: BODIES.isewan,
  tlp: "amber",
  caveats: ["identity"],
  at: "7:42",
  noticed: "6:30",
  items: 7,
  version: 2,
  inCase: CASE,
});
export const S2 = summary({
  id: "5f1c9a4e-0002-4c11-9f00-000000000002",
  title: "港湾事業者に対する不正指令電磁的記録の使用",
  kind: "police_submission",
  format: "police-submission",
  incidentType: "ransomware",
  sender: BODIES.police,
  tlp: "amber",
  caveats: ["no_foreign_release"],
  at: "8:05",
  items: 4,
  inCase: CASE,
});
export const S3 = summary({
  id: "5f1c9a4e-0003-4c11-9f00-000000000003",
  title: "Ransomware against container terminal operators",
  kind: "misp_event",
  format: "misp-event",
  sender: BODIES.isac,
  tlp: "amber",
  at: "8:20",
  items: 14,
  inCase: CASE,
});
export const S4 = summary({
  id: "5f1c9a4e-0004-4c11-9f00-000000000004",
  title: "LANTERN FERRY: infrastructure used against ports",
  kind: "stix_report",
  format: "taxii-envelope-2.1",
  sender: BODIES.alpha,
  tlp: "amber+strict",
  caveats: ["government_only", "no_law_enforcement_without_consent"],
  at: "8:35",
  items: 12,
  inCase: CASE,
});
const BANK = summary({
  id: "5f1c9a4e-0005-4c11-9f00-000000000005",
  title: "ネットバンキングに対するDDoS攻撃",
  kind: "common_form",
  format: "common-form-ddos",
  incidentType: "ddos",
  sender: BODIES.bank,
  tlp: "amber",
  at: "9:19",
  noticed: "8:40",
  items: 6,
  inCase: { id: "case-0413", number: "N-2026-0413" },
});
const WATER = summary({
  id: "5f1c9a4e-0006-4c11-9f00-000000000006",
  title: "遠方監視装置への不審な接続（続報）",
  kind: "common_form",
  format: "common-form-ransomware",
  sender: BODIES.water,
  tlp: "amber",
  at: "10:17",
  noticed: "9:50",
  items: 2,
  version: 2,
  inCase: { id: "case-0410", number: "N-2026-0410" },
});
const LOGISTICS = summary({
  id: "5f1c9a4e-0007-4c11-9f00-000000000007",
  title: "配車システムのサーバーで暗号化の痕跡",
  kind: "common_form",
  format: "common-form-ransomware",
  incidentType: "ransomware",
  sender: BODIES.logistics,
  tlp: "amber",
  at: "10:18",
  noticed: "9:55",
  items: 3,
});
const BRAVO = summary({
  id: "5f1c9a4e-0008-4c11-9f00-000000000008",
  title: "Phishing kit TIN WHISTLE, monthly indicators",
  kind: "stix_report",
  format: "taxii-envelope-2.1",
  sender: BODIES.bravo,
  tlp: "green",
  at: "10:04",
  items: 31,
});

export const REPORTS: readonly ReportSummary[] = [S1, S2, S3, S4, BANK, WATER, LOGISTICS, BRAVO].toSorted((a, b) =>
  b.receivedAt.localeCompare(a.receivedAt),
);

const value = (n: number, kind: string, text: string, alsoIn: number, validUntil: string | null = null): Item => ({
  id: `item-${n}`,
  ref: `item ${n}`,
  kind,
  value: text,
  indicator: n !== 7,
  marking: { tlp: "amber", caveats: [] },
  validUntil,
  observedAt: null,
  alsoIn,
});

export const VALUES: readonly Item[] = [
  value(1, "sha256", "9af7dbec3bd1a6a4c1f3cb5dd0b3a3f1b7f0a1c9d3c5e7f90112233445e2051f", 3),
  value(2, "sha256", "41d8cd98f00b204e9800998ecf8427e1a2b3c4d5e6f708192a3b4c5d6e7f8091", 1),
  value(3, "ipv4", "203.0.113.24", 2, today("23:59")),
  value(4, "domain", "cdn-sync.example", 2),
  value(5, "url", "https://cdn-sync.example/Gate/Update.bin?id=7", 0),
  value(6, "wallet", "bc1qexamplewalletforexerciseonly0000000000", 0),
  value(7, "ipv4", "192.0.2.53", 1, today("9:00")),
];
