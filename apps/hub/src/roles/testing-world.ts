/**
 * A realm in which something of everything is there, and one signed-in person (or machine) of every role: for tests of who may
 * do what with real data. Each body that files has a report, a case, a receipt, a clock and a file of its own.
 */
import { ransomwareForm } from "@noroshi/intake/example";
import { answered, bundle, REALM, type TestHub } from "../testing-hub.ts";
import { type Person, personOf, textOf } from "./testing-people.ts";

/** An id that nothing has. */
export const NOWHERE = "00000000-0000-4000-8000-00000000dead";

export interface Things {
  readonly number: string;
  readonly report: string;
  readonly receipt: string;
  readonly case: string;
  readonly clock: string;
  readonly file: string;
}

export interface Player extends Person {
  readonly role: string;
  readonly body: string;
  readonly own: Things;
}

export interface World {
  readonly t: TestHub;
  readonly players: readonly Player[];
  /** Who triages at the office, and people beside the players: legal officers of the police and of the commission. */
  readonly atOffice: Person;
  readonly investigator: Person;
  readonly atPolice: Person;
  readonly atCommission: Person;
  readonly filing: string;
  /** By the office, and what the bank was handed by it. */
  readonly release: string;
  readonly delivery: string;
  /** The same on its way to the bank's gateway, which is away. */
  readonly dispatch: string;
  /** A report of this body that stands in no case. */
  loose(body: string): Promise<string>;
  key(): string;
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const FILING = ["port", "office", "police", "defence", "bank", "alpha"] as const;
/** Where each role sits; the office where nothing is said. */
const SEATS: Readonly<Record<string, string>> = {
  operator_reporter: "port",
  police_investigator: "police",
  defence_liaison: "defence",
  sector_analyst: "bank",
  allied_liaison: "alpha",
  oversight_commissioner: "commission",
  oversight_secretariat: "commission",
};

/** Roles that do in another body what they cannot do where they sit. */
export const SECOND_SEATS: readonly (readonly [string, string])[] = [["legal_officer", "foreign"]];

/** @param roles every role of the book */
export async function worldOf(t: TestHub, roles: readonly string[]): Promise<World> {
  let n = 0;
  const key = (): string => `w${++n}`;
  await t.local("POST", `/local/realms/${REALM}/organisations`, {
    organisations: [
      { slug: "defence", kind: "defence", country: "XJ", name: { en: "Defence", ja: "防衛" } },
      {
        slug: "foreign",
        kind: "ministry",
        sector: "foreign-affairs",
        country: "XJ",
        name: { en: "Foreign ministry", ja: "外務省" },
      },
    ],
  });
  await t.local("PUT", `/local/realms/${REALM}/law`, { profile: "JP-2026-10" });
  const things = new Map<string, Things>();
  for (const [at, body] of FILING.entries()) things.set(body, await furnishBody(t, body, at, key));
  const own = (body: string): Things => {
    const found = things.get(body) ?? things.get("port");
    if (!found) throw new Error("no body files");
    return found;
  };
  const seats = roles.map((role): readonly [string, string] => [role, SEATS[role] ?? "office"]);
  const players = await Promise.all(
    [...seats, ...SECOND_SEATS].map(async ([role, body]): Promise<Player> => {
      const person = role === "body_system" ? machineOf(t, body) : await personOf(t, body, role);
      return { ...person, role, body, own: own(body) };
    }),
  );
  // The door takes twenty sign-ins a minute from one address.
  const [atPolice, atCommission] = await Promise.all([
    personOf(t, "police", "legal_officer", "second"),
    personOf(t, "commission", "legal_officer", "second"),
  ]);
  const reporter = players.find((p) => p.role === "operator_reporter");
  const atOffice = players.find((p) => p.role === "triage_analyst");
  // The door takes twenty sign-ins a minute: whoever plays the role orders the world's release as well.
  const releaser = players.find((p) => p.role === "releasability_officer");
  const investigator = players.find((p) => p.role === "police_investigator");
  if (!reporter || !atOffice || !investigator || !releaser)
    throw new Error("nobody reports, triages, investigates or releases");
  return {
    t,
    players,
    atOffice,
    investigator,
    atPolice,
    atCommission,
    filing: await filed(reporter, key),
    ...(await released(t, releaser, own("office").report, key)),
    key,
    async loose(body) {
      const sent = await t.as(body, "POST", "/api/v1/reports", {
        // No two of them share an address, however many there are.
        body: bundle(++n, { addresses: [`100.64.${n >> 8}.${n & 255}`, `100.65.${n >> 8}.${n & 255}`] }),
        headers: { "idempotency-key": key() },
      });
      return String(sent.json["reportId"]);
    },
  };
}

const machineOf = (t: TestHub, body: string): Person => ({
  async call(method, path, init = {}) {
    const sent = init.json === undefined ? init.body : JSON.stringify(init.json);
    const res = await fetch(t.hub.url + path, {
      method,
      headers: {
        "x-api-key": await t.keyOf(body),
        ...(init.json === undefined ? {} : { "content-type": "application/json" }),
        ...init.headers,
      },
      ...(sent === undefined ? {} : { body: sent }),
    });
    return answered(res.status, res.headers, await textOf(res));
  },
});

async function furnishBody(t: TestHub, body: string, at: number, key: () => string): Promise<Things> {
  const number = `T-${body}`;
  const sent = await t.as(body, "POST", "/api/v1/reports", {
    body: ransomwareForm({
      報告番号: number,
      報告組織ID: body,
      調整機関への提供: "同意する",
      "侵害指標（IoC）": `IPアドレス：203.0.113.${at + 10}`,
    }),
    headers: { "content-type": XLSX, "idempotency-key": key() },
  });
  await t.settled();
  const report = String(sent.json["reportId"]);
  const seen = await t.as(body, "GET", `/api/v1/reports/${report}`);
  const clocks = (await t.as(body, "GET", "/api/v1/clocks?show=all")).json["items"] as { id: string; mine: boolean }[];
  const file = await t.as(body, "POST", `/api/v1/reports/${report}/attachments?fileName=a.bin&sample=true`, {
    body: `MZ ${body}`,
    headers: { "idempotency-key": key(), "content-type": "application/octet-stream" },
  });
  return {
    number,
    report,
    receipt: String(sent.json["id"]),
    case: (seen.json["case"] as { id: string } | null)?.id ?? "",
    clock: clocks.find((c) => c.mine)?.id ?? NOWHERE,
    file: (file.json["attachment"] as { id: string } | undefined)?.id ?? "",
  };
}

export const releaseTo = (report: string) => ({ report, to: ["bank"], audience: "for the bank's own defence" });

/** Where nobody listens; the hub of this world is allowed to call there. */
export const NOBODY = "127.0.0.1:9";

async function released(t: TestHub, by: Person, report: string, key: () => string) {
  await by.call("POST", "/api/v1/channels", {
    json: { body: "bank", way: "webhook", address: `http://${NOBODY}/gateway` },
    headers: { "idempotency-key": key() },
  });
  const sent = await by.call("POST", "/api/v1/releases", {
    body: JSON.stringify(releaseTo(report)),
    headers: { "idempotency-key": key() },
  });
  const { items } = (await t.as("bank", "GET", "/api/v1/deliveries")).json as { items?: { id: string }[] };
  const { items: sends } = (await by.call("GET", "/api/v1/dispatches")).json as { items?: { id: string }[] };
  const [delivery = NOWHERE, dispatch = NOWHERE] = [items?.[0]?.id, sends?.[0]?.id];
  return { release: String(sent.json["id"]), delivery, dispatch };
}

/** What the common form lacks is answered with "not known", and it is filed by the person who reports. */
async function filed(by: Player, key: () => string): Promise<string> {
  const post = (path: string, json: unknown) =>
    by.call("POST", path, { body: JSON.stringify(json), headers: { "idempotency-key": key() } });
  const file = `/api/v1/cases/${by.own.case}`;
  const form = "jp-common-form-ransomware";
  const preview = async () => (await by.call("GET", `${file}/filing/forms/${form}?to=office`)).json;
  const lacking = (await preview())["lacking"] as { fact: string }[];
  await post(`${file}/facts`, { facts: lacking.map(({ fact }) => ({ fact, unknown: true })) });
  const sent = await post(`${file}/filings`, {
    filings: [{ form, to: "office", digest: (await preview())["digest"] }],
  });
  const { items } = (await by.call("GET", "/api/v1/filings")).json as { items: { id: string }[] };
  if (items[0]) return items[0].id;
  throw new Error(`nothing could be filed: ${sent.text}`);
}
