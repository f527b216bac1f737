/**
 * The port scenario's realm before anything has come in: its bodies, its linking policy, its law and its standing order, and five
 * people who sign in. Nothing is played; what the people of a test do is all that happens. Its clock stands until it is stepped.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { comeIn } from "./come-in.ts";
import { INPUTS, type RealHub } from "./real-hub.ts";

export const PORT = "port_watch";
export const PASSWORD = "five-fires-on-the-hills";
/** When the test begins, on the realm's clock: the morning of the scenario. */
export const BEGINS = "2026-12-07T00:00:00Z";

export const PEOPLE = {
  operator: { body: "org-isewan", role: "operator_reporter", name: "Kenji" },
  coordinator: { body: "org-coordinator", role: "triage_analyst", name: "Chihiro" },
  police: { body: "org-police-a", role: "police_investigator", name: "Aya" },
  defence: { body: "org-defence", role: "defence_liaison", name: "Shun" },
  commissioner: { body: "org-commission", role: "oversight_commissioner", name: "Yoshiko" },
} as const;
export type Who = keyof typeof PEOPLE;
export const emailOf = (who: string): string => `${who}@port.example`;

export interface PortPerson {
  readonly body: string;
  readonly role: string;
  readonly name: string;
}

interface Scenario {
  readonly hubCountry: string;
  readonly defaultProfile: string;
  readonly organisations: readonly (Record<string, unknown> & { readonly id: string; readonly uuid: string })[];
  readonly legalProfiles: readonly { readonly name: string; readonly capabilities: unknown }[];
  readonly standingOrders: readonly {
    readonly id: string;
    readonly issuedBy: string;
    readonly person: string;
    readonly opensCaseWhen: unknown;
    readonly participants: unknown;
  }[];
  readonly linkPolicy: unknown;
  readonly warningList: unknown;
}

export async function raisePortRealm(
  hub: RealHub,
  people: Readonly<Record<string, PortPerson>> = PEOPLE,
): Promise<void> {
  const s = JSON.parse(readFileSync(join(INPUTS, "../scenario.json"), "utf8")) as Scenario;
  const at = `/local/realms/${PORT}`;
  await hub.local("POST", "/local/realms", {
    name: PORT,
    kind: "exercise",
    hubCountry: s.hubCountry,
    clockStepped: BEGINS,
  });
  const organisations = s.organisations.map(({ id, uuid, ...said }) => ({ ...said, id: uuid, slug: id }));
  await hub.local("POST", `${at}/organisations`, { organisations });
  await hub.local("PUT", `${at}/link-policy`, { policy: s.linkPolicy });
  await hub.local("PUT", `${at}/warning-list`, { entries: s.warningList });
  const profile = s.defaultProfile;
  const capabilities = s.legalProfiles.find((p) => p.name === profile)?.capabilities;
  await hub.local("PUT", `${at}/law`, { profile, capabilities, source: `port scenario: ${profile}` });
  for (const o of s.standingOrders)
    await hub.local("POST", `${at}/standing-orders`, {
      name: o.id,
      issuedBy: o.issuedBy,
      person: o.person,
      issuedAt: BEGINS,
      body: { opensCaseWhen: o.opensCaseWhen, participants: o.participants },
    });
  for (const [who, p] of Object.entries(people))
    await hub.local("POST", `${at}/accounts`, {
      organisation: p.body,
      email: emailOf(who),
      role: p.role,
      name: p.name,
      password: PASSWORD,
    });
}

/** Moves the realm's clock. */
export const stepTo = (hub: RealHub, at: string): Promise<unknown> =>
  hub.local("PUT", `/local/realms/${PORT}/clock`, { stepped: at });

/** Signs in as a person does. */
export async function enterPort(page: Page, hub: RealHub, who: string): Promise<void> {
  page.setDefaultTimeout(15_000);
  await comeIn(page, hub.url, emailOf(who), PASSWORD);
}
