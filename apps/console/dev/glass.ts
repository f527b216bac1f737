/** Invented standing of the fake hub's people: what each may do, previews, one emergency, and two recorded reads. */
import {
  ACTS,
  type Act,
  type Emergency,
  type EmergencyList,
  type May,
  type ReadList,
  type RoleList,
  type ThroughEyes,
  type WhoSees,
} from "@noroshi/api";
import { BODIES, meOf } from "./bodies.ts";
import { S1 } from "./reports.ts";

/** What the ally's liaison may not do here; everybody else may do everything. */
const CLOSED: readonly Act[] = ["case.assess", "link.say", "preview.look_through", "break_glass.read"];
const reason = { en: "None of your roles may do this.", ja: "あなたの役割ではこの行為を行えません。" };

export function mayOf(email: string): May {
  const closed = (act: Act) => email.startsWith("lee@") && CLOSED.includes(act);
  return { answers: ACTS.map((act) => ({ act, allowed: !closed(act), reason: closed(act) ? reason : null })) };
}

export function rolesOf(email: string): RoleList {
  const mine = meOf(email, "").roles;
  const role = (id: string, ja: string, en: string, acts: readonly Act[]): RoleList["roles"][number] => ({
    id,
    name: { ja, en },
    does: { ja: "演習用の役割", en: "a role of the exercise" },
    reads: ["reports"],
    acts: [...acts],
    yours: mine.includes(id),
  });
  return {
    roles: [
      role("allied_liaison", "同盟国の連絡官", "allied liaison", ["report.read", "preview.ask"]),
      role("triage_analyst", "分析当番", "triage analyst", ["case.assess", "link.say"]),
    ],
    forbidden: [
      { a: "allied_liaison", b: "triage_analyst", why: { ja: "立場が異なる", en: "two sides" }, source: "invented" },
    ],
  };
}

export const WHO_SEES: WhoSees = {
  label: { tlp: "amber", caveats: [] },
  bodies: [
    {
      body: BODIES.alpha,
      sees: false,
      why: [
        { rule: "owner", outcome: "passes" },
        { rule: "no_foreign_release", outcome: "refuses" },
      ],
      values: { of: 9, sees: 2 },
    },
    {
      body: BODIES.police,
      sees: true,
      why: [
        { rule: "owner", outcome: "passes" },
        { rule: "nothing_restricts", outcome: "allows" },
      ],
      values: { of: 9, sees: 9 },
    },
  ],
};

export const THROUGH: ThroughEyes = {
  body: BODIES.alpha,
  reports: [
    {
      id: S1.id,
      title: S1.title,
      receivedAt: S1.receivedAt,
      sender: S1.sender,
      sees: true,
      marking: S1.marking,
      values: [{ kind: "ipv4", value: "203.0.113.24" }],
    },
  ],
  closed: false,
  more: false,
};

const EMERGENCY: Emergency = {
  id: "e1",
  kinds: ["values"],
  minutes: 30,
  reason: "隣の港への警告に値が要る",
  askedBy: { name: "高瀬 法", body: BODIES.ministry },
  askedAt: S1.receivedAt,
  expiresAt: S1.receivedAt,
  answer: null,
  answeredBy: null,
  openedAt: null,
  closesAt: null,
  endedAt: null,
  reviewedAt: null,
  review: null,
  state: "asked",
  mine: false,
  mayAnswer: true,
  mayReview: false,
};
export const ASKED: EmergencyList = { items: [EMERGENCY], opens: null };
export const OPENED: EmergencyList = {
  items: [
    {
      ...EMERGENCY,
      answer: "confirmed",
      answeredBy: { name: "佐伯 千尋", body: BODIES.coordinator },
      openedAt: S1.receivedAt,
      closesAt: "2099-01-01T00:00:00Z",
      state: "open",
      mayAnswer: false,
    },
  ],
  opens: null,
};

const READ: ReadList["items"][number] = {
  id: "r1",
  by: { name: "伊藤 遥", body: BODIES.police },
  act: "report.read",
  query: `/api/v1/reports/${S1.id}`,
  purpose: "criminal_investigation",
  at: S1.receivedAt,
  snapshot: "1",
  setVersion: 1,
  commitment: "00",
  ended: "completed",
  records: 1,
};
export const READS: ReadList = {
  items: [READ, { ...READ, id: "r2", ended: "missing", records: null }],
  missing: 1,
  next: null,
};
