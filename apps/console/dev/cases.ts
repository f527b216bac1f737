/** The fake hub's open cases, the first of them in full. */
import { type Board, type CaseDetail, type CaseSummary, HOPS, type ReportSummary } from "@noroshi/api";
import { BODIES } from "./bodies.ts";
import { realmNow, today } from "./clock.ts";
import { fires } from "./fires.ts";
import { LINKS } from "./report-detail.ts";
import { S1 } from "./reports.ts";

const ORDER = { kind: "standing_order", name: "常設命令第3号" } as const;
const PERSON = { kind: "person", name: "佐伯 千尋" } as const;

const ISEWAN_FIRES = fires("0 72 23 35 7 3 8~4/7 !85", today("10:23"), {
  0: BODIES.isewan.name,
  1: { ja: "共通様式 S1", en: "common form S1" },
  2: { ja: "報告4件", en: "4 reports" },
  3: { ja: "佐伯、深刻度3", en: "C. Saeki, level 3" },
  4: { ja: "神谷、共有4件", en: "T. Kamiya, 4 releases" },
  5: { ja: "7／7 配信済み", en: "7 of 7 delivered" },
  6: { ja: "未：鉄道C ほか2", en: "not yet: Rail C, 2 more" },
  7: { ja: "監理委員会", en: "the Commission" },
});

type Waits = { readonly ja: string; readonly en: string };

function open(
  number: string,
  title: string,
  sector: string,
  reports: number,
  line: CaseSummary["fires"],
  tlp: CaseSummary["marking"]["tlp"],
  by: CaseSummary["openedBy"],
  openedAt: string,
): CaseSummary {
  const waiting = line.find((f) => f.state === "waits");
  const whom: Waits | null = waiting?.by ?? null;
  return {
    id: `case-${number.slice(-4)}`,
    number,
    title,
    incidentType: null,
    sector,
    openedAt,
    openedBy: by,
    lead: BODIES.coordinator,
    marking: { tlp, caveats: tlp === "amber+strict" ? ["government_only"] : [] },
    reports,
    senders: Math.min(reports, 4),
    severity: null,
    fires: line,
    waitsFor: waiting && whom ? { whom, since: waiting.at ?? today("10:00"), hop: waiting.hop } : null,
  };
}

/** What the first case is held to be. */
const ASSESSED: CaseDetail["assessments"][number] = {
  id: "assessment-1",
  by: BODIES.coordinator,
  at: today("8:40"),
  mode: "provisional",
  stage: "provisional",
  continuity: 3,
  safety: 0,
  trust: 2,
  overall: 3,
  method: "triage-1",
  priorityScore: 70,
};

const YOU = { ja: "国家サイバー調整室", en: "National Cyber Coordination Office" };
const G = { ja: "放送G", en: "Broadcaster G" };
const yesterday = "2026-12-06T06:10:00Z";

export const CASES: readonly CaseSummary[] = [
  {
    ...open(
      "N-2026-0412",
      "いせわん台コンテナターミナル　ランサムウェア、5ターミナルの業務停止",
      "port-transport",
      4,
      ISEWAN_FIRES,
      "amber+strict",
      ORDER,
      today("7:42"),
    ),
    incidentType: "ransomware",
  },
  open(
    "N-2026-0413",
    "銀行E　ネットバンキングへのDDoS攻撃",
    "finance",
    1,
    fires("0 39 1 !25 - - - -", today("10:23"), { 3: YOU }),
    "amber",
    ORDER,
    today("9:19"),
  ),
  open(
    "N-2026-0410",
    "水道事業者F　遠方監視装置への不審な接続",
    "water",
    2,
    fires("0 !6 - - - - - -", today("10:23"), { 1: YOU }),
    "amber",
    ORDER,
    today("9:41"),
  ),
  open(
    "N-2026-0409",
    "VPN機器のぜい弱性の悪用（複数分野）",
    "telecom",
    6,
    fires("0 180 4 50 22 6 14~2/5 -", today("9:41")),
    "amber",
    PERSON,
    yesterday,
  ),
  open(
    "N-2026-0407",
    "地方放送G　編集サーバーへの侵入",
    "broadcasting",
    3,
    fires("0 240 9 44 30 12 5 !31", today("10:23"), { 7: G }),
    "amber",
    PERSON,
    yesterday,
  ),
  open(
    "N-2026-0402",
    "電力H　委託先メールの乗っ取り",
    "electricity",
    2,
    fires("0 15 2 20 8 5 11 9~1/2", today("8:00")),
    "green",
    PERSON,
    "2026-12-05T02:10:00Z",
  ),
  open(
    "N-2026-0398",
    "空港J　案内表示の改ざん",
    "airports",
    1,
    fires("0 8 1 17 25 4 6 40", "2026-12-05T06:00:00Z"),
    "green",
    PERSON,
    "2026-12-04T02:10:00Z",
  ),
  open(
    "N-2026-0395",
    "クレジットK　偽サイト群",
    "credit-cards",
    5,
    fires("0 60 1 26 14 5 3 20~7/10", "2026-12-05T06:00:00Z"),
    "green",
    PERSON,
    "2026-12-03T02:10:00Z",
  ),
  open(
    "N-2026-0391",
    "鉄道M　運行表示の停止（攻撃ではないと判明）",
    "rail",
    1,
    fires("0 12 1 22 9 2 4 15", "2026-12-03T06:00:00Z"),
    "clear",
    PERSON,
    "2026-12-02T02:10:00Z",
  ),
];

const AXIS: CaseDetail["axis"] = [
  ["events", "5:10", "暗号化が始まる", "first encryption"],
  ["events", "6:30", "覚知", "noticed"],
  ["events", "8:33", "他3組織に痕跡", "three more at risk"],
  ["reports", "7:42", "いせわん台", "Isewan"],
  ["reports", "8:05", "A県警察", "Police A"],
  ["reports", "8:20", "ISAC", "ISAC"],
  ["reports", "8:35", "アルファ国CERT", "ALPHA CERT"],
  ["reports", "9:15", "続報 個人情報", "follow-up, personal data"],
  ["decisions", "7:42", "事案を開設", "case opened"],
  ["decisions", "8:40", "深刻度3", "level 3"],
  ["decisions", "9:30", "同意撤回", "consent revoked"],
  ["clocks", "7:52", "受理（7:46 済）", "acknowledge, met 07:46"],
  ["clocks", "9:00", "評価（8:40 済）", "assess, met 08:40"],
].map(([lane, at, ja, en]) => ({
  lane: lane as CaseDetail["axis"][number]["lane"],
  at: today(at ?? "0:00"),
  label: { ja: ja ?? "", en: en ?? "" },
  reportId: null,
}));

const AHEAD: CaseDetail["axis"] = [
  { lane: "clocks", at: "2026-12-07T21:30:00Z", label: { ja: "NIS2", en: "NIS2" }, reportId: null },
  { lane: "clocks", at: "2026-12-09T21:30:00Z", label: { ja: "法42号 速報", en: "Act 42" }, reportId: null },
];

/** A case in full, by id or number. */
export function caseOf(idOrNumber: string): CaseDetail | undefined {
  const found = CASES.find((c) => c.id === idOrNumber || c.number === idOrNumber);
  if (!found) return undefined;
  const first = found.number === "N-2026-0412";
  const named = (body: (typeof BODIES)[keyof typeof BODIES], at: string, ack: string | null) => ({
    body,
    namedAt: today(at),
    acknowledgedAt: ack ? today(ack) : null,
  });
  return {
    ...found,
    founding: first ? S1 : null,
    members: first ? [...LINKS] : [],
    links: first ? LINKS.map((l) => ({ a: S1.id, b: l.report.id, score: l.score })) : [],
    participants: first
      ? [
          named(BODIES.coordinator, "7:42", "7:42"),
          named(BODIES.isewan, "7:42", "7:50"),
          named(BODIES.police, "8:12", "8:15"),
          named(BODIES.ministry, "8:47", "8:55"),
          named(BODIES.defence, "8:47", null),
          named(BODIES.isac, "8:50", "8:58"),
        ]
      : [named(BODIES.coordinator, "7:42", "7:42")],
    axis: first ? [...AXIS, ...AHEAD] : [],
    severity: first ? ASSESSED : null,
    assessments: first ? [ASSESSED] : [],
    otherScales: [],
    campaign: null,
    waves: first
      ? [
          {
            root: { kind: "vendor", name: "熱田システムズ株式会社" },
            victims: 3,
            incidents: LINKS.slice(0, 3).map((l) => ({ report: l.report, reports: 1 })),
            suggested: {
              by: "machine" as const,
              method: "link policy observables",
              inputs: LINKS.slice(0, 3).map((l) => ({ kind: "report" as const, id: l.report.id })),
            },
            from: "2026-12-04",
            to: "2026-12-07",
            reasons: [
              {
                code: "ROOT_NAMED",
                say: {
                  en: "3 organisations tell that they were hit through 熱田システムズ株式会社",
                  ja: "3組織が熱田システムズ株式会社を経由した被害を報告している",
                },
              },
              { code: "TOGETHER", say: { en: "Their reports lie within 3 days", ja: "報告は3日の間に集中している" } },
            ],
          },
        ]
      : [],
    indicators: first ? { received: 37, distinct: 29, expired: 3 } : { received: 0, distinct: 0, expired: 0 },
  };
}

const MEDIANS = [null, 3480, 1.9, 2100, 540, 180, 660, 2760];
const P95 = [null, 11_400, 4.2, 3120, 2460, 360, 5040, 21_720];

/** The board with these arrivals on it. */
export function boardOf(arrivals: readonly ReportSummary[]): Board {
  const to = realmNow();
  return {
    cases: [...CASES],
    open: CASES.length,
    openAtMost: false,
    arrivals: [...arrivals],
    latency: {
      from: new Date(Date.parse(to) - 86_400_000).toISOString(),
      to,
      hops: HOPS.map((hop, i) => ({
        hop,
        count: 12,
        medianSeconds: MEDIANS[i] ?? null,
        p95Seconds: P95[i] ?? null,
      })),
    },
  };
}
