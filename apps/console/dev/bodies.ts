/** The invented bodies and people of the fake hub: the port scenario's, so that screens look as they will. */
import type { Body, Me } from "@noroshi/api";

const body = (slug: string, ja: string, en: string, kind: string): Body => ({
  id: `body-${slug}`,
  slug,
  name: { ja, en },
  kind,
});

export const BODIES = {
  coordinator: body("coordinator", "国家サイバー調整室", "National Cyber Coordination Office", "coordinator"),
  isewan: body("isewan", "いせわん台ターミナル協会", "Isewan Terminal Association", "operator"),
  police: body("police-a", "A県警察", "Prefecture A Police", "police"),
  isac: body("isac-pl", "港湾・物流ISAC", "Port and Logistics ISAC", "isac"),
  alpha: body("alpha", "アルファ国CERT", "ALPHA National CERT", "ally"),
  bravo: body("bravo", "ブラボー国CERT", "BRAVO National CERT", "ally"),
  ministry: body("ministry-transport", "交通省", "Transport Ministry", "ministry"),
  defence: body("defence", "防衛サイバー部門", "Defence Cyber Command", "defence"),
  bank: body("bank-e", "銀行E", "Bank E", "bank"),
  logistics: body("logistics-d", "物流D", "Logistics D", "operator"),
  water: body("water-f", "水道事業者F", "Water Utility F", "operator"),
} as const;

interface Account {
  readonly email: string;
  readonly password: string;
  readonly name: { readonly en: string; readonly ja: string };
  readonly role: { readonly en: string; readonly ja: string };
  readonly body: { readonly en: string; readonly ja: string };
}

export const ACCOUNTS: readonly Account[] = [
  {
    email: "saeki@coordinator.example",
    password: "exercise",
    name: { ja: "佐伯 千尋", en: "Chihiro Saeki" },
    role: { ja: "分析当番", en: "triage analyst" },
    body: BODIES.coordinator.name,
  },
  {
    email: "mori@isewan.example",
    password: "exercise",
    name: { ja: "森 健太", en: "Kenta Mori" },
    role: { ja: "事業者の窓口", en: "operator’s contact" },
    body: BODIES.isewan.name,
  },
  {
    email: "ito@police-a.example",
    password: "exercise",
    name: { ja: "伊藤 遥", en: "Haruka Ito" },
    role: { ja: "警察の連絡担当", en: "police liaison" },
    body: BODIES.police.name,
  },
  {
    email: "lee@alpha.example",
    password: "exercise",
    name: { ja: "リー・モーガン", en: "Morgan Lee" },
    role: { ja: "連携先の担当", en: "partner’s contact" },
    body: BODIES.alpha.name,
  },
];

const OF: Readonly<Record<string, { readonly body: Body; readonly role: string }>> = {
  "saeki@coordinator.example": { body: BODIES.coordinator, role: "triage_analyst" },
  "mori@isewan.example": { body: BODIES.isewan, role: "operator_reporter" },
  "ito@police-a.example": { body: BODIES.police, role: "police_investigator" },
  "lee@alpha.example": { body: BODIES.alpha, role: "allied_liaison" },
};

/** Who somebody is, by the address with which they signed in. */
export function meOf(email: string, now: string): Me {
  const account = ACCOUNTS.find((a) => a.email === email) ?? ACCOUNTS[0];
  const of = OF[email] ?? { body: BODIES.coordinator, role: "triage_analyst" };
  return {
    actor: { id: `actor-${email}`, name: account?.name ?? { en: email, ja: email }, kind: "person" },
    body: of.body,
    door: "open",
    roles: [of.role],
    realm: { name: "demo", kind: "exercise", now, zone: "Asia/Tokyo" },
    realms: ["demo"],
  };
}
