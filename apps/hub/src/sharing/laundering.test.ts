/** A value that was released comes back through every way in: no later release may grow by it. Real hub, real formats. */
import { ransomwareForm } from "@noroshi/intake/example";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { foundWorld, REALM, type World } from "../worlds/testing-twins.ts";

let w: World;
let n = 0;
let minutes = 0;
const GIVEN = ["203.0.113.61", "203.0.113.62"] as const;
const TAXII = "application/taxii+json;version=2.1";
const GREEN = "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb";
const uuid = (k: number): string => `66666666-0000-4000-8000-${String(k).padStart(12, "0")}`;
const later = (): Promise<void> => w.step(new Date(Date.UTC(2026, 10, 20, 3, ++minutes)).toISOString());

beforeAll(async () => {
  w = await foundWorld();
});
afterAll(() => w[Symbol.asyncDispose]());

function objects(addresses: readonly string[]): readonly Record<string, unknown>[] {
  const at = "2026-11-20T00:00:00.000Z";
  const common = { spec_version: "2.1", created: at, modified: at, object_marking_refs: [GREEN] };
  const indicators = addresses.map((a) => ({
    ...common,
    type: "indicator",
    id: `indicator--${uuid(++n)}`,
    pattern: `[ipv4-addr:value = '${a}']`,
    pattern_type: "stix",
    valid_from: at,
  }));
  const refs = indicators.map((i) => i.id);
  return [
    { ...common, type: "report", id: `report--${uuid(++n)}`, name: "t", published: at, object_refs: refs },
    ...indicators,
  ];
}

const event = (addresses: readonly string[]) => ({
  Event: {
    uuid: uuid(++n),
    info: "seen",
    date: "2026-11-20",
    Orgc: { uuid: uuid(999), name: "own" },
    Tag: [{ name: "tlp:green" }],
    Attribute: addresses.map((value) => ({
      uuid: uuid(++n),
      type: "ip-dst",
      category: "Network activity",
      to_ids: true,
      value,
    })),
  },
});

const form = (addresses: readonly string[]) =>
  ransomwareForm({
    報告番号: `E-${++n}`,
    報告組織ID: "bank",
    発生日時: "2026/11/20 05:10",
    TLP: "TLP:GREEN",
    調整機関への提供: "同意する",
    匿名化した技術情報の共有: "同意する",
    海外機関への共有: "同意する",
    "侵害指標（IoC）": addresses.map((a) => `IPアドレス：${a}`).join("\n"),
  });

const report = (body: string | Uint8Array, type: string, query = "") =>
  w.as("bank", "POST", `/api/v1/reports${query}`, {
    body,
    headers: { "content-type": type, "idempotency-key": `l${++n}` },
  });

/** Every way in. Each sends the two values that were given and one that is the sender's own. */
const WAYS: Readonly<Record<string, (addresses: readonly string[]) => Promise<{ status: number }>>> = {
  "as a STIX bundle": (a) =>
    report(
      JSON.stringify({ type: "bundle", id: `bundle--${uuid(++n)}`, objects: objects(a) }),
      "application/stix+json;version=2.1",
    ),
  "as a TAXII envelope": (a) => report(JSON.stringify({ objects: objects(a) }), TAXII),
  "posted to a TAXII collection": (a) =>
    w.as("bank", "POST", `/taxii2/${REALM}/collections/submissions/objects/`, {
      body: JSON.stringify({ objects: objects(a) }),
      headers: { "content-type": TAXII, accept: TAXII },
    }),
  "as a MISP event": (a) => report(JSON.stringify(event(a)), "application/json"),
  "on the common form": (a) => report(form(a), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
};

async function released(of: string, to: string): Promise<readonly string[]> {
  await later();
  const body = JSON.stringify({ report: of, to: [to], audience: "x" });
  const headers = { "idempotency-key": `l${++n}` };
  expect((await w.as("office", "POST", "/api/v1/releases", { body, headers })).status).toBe(202);
  await w.settled();
  const page = await w.as(to, "GET", "/api/v1/deliveries?limit=1");
  const [top] = page.json["items"] as { id: string }[];
  const whole = await w.as(to, "GET", `/api/v1/deliveries/${top?.id}`);
  return (whole.json["values"] as { value: string }[]).map((v) => v.value);
}

describe("a value that was released to a body and comes back from it", () => {
  let source = "";

  it("was released by its source's terms: at home, and to no ally", async () => {
    await later();
    const sent = await w.as("police", "POST", "/api/v1/reports", {
      body: JSON.stringify({ objects: objects(GIVEN) }),
      headers: { "content-type": TAXII, "idempotency-key": `l${++n}` },
    });
    await w.settled();
    source = String(sent.json["reportId"]);
    expect([...(await released(source, "bank"))].sort()).toEqual([...GIVEN]);
    expect(await released(source, "alpha")).toEqual([]);
  });

  it.each(Object.entries(WAYS))(
    "%s makes no later release grow; what the body adds of its own does go",
    async (_, send) => {
      const own = `198.51.100.${++n % 250}`;
      await later();
      const sent = await send([...GIVEN, own]);
      expect([200, 202]).toContain(sent.status);
      await w.settled();
      const values = await released(source, "alpha");
      expect(values).toContain(own);
      expect(values.filter((v) => GIVEN.some((g) => g === v))).toEqual([]);
    },
  );

  it("as a sighting founds nothing either", async () => {
    await later();
    const line = {
      id: `s${++n}`,
      organisationId: "bank",
      observedAt: "2026-11-20T09:00:00+09:00",
      type: "ipv4",
      value: GIVEN[0],
      count: 1,
    };
    await w.as("bank", "POST", "/api/v1/sightings", {
      body: JSON.stringify(line),
      headers: { "idempotency-key": `l${++n}` },
    });
    expect((await released(source, "alpha")).filter((v) => GIVEN.some((g) => g === v))).toEqual([]);
  });
});
