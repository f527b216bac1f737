import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { type Certificate, type Entry, entryDigest, writeEntry } from "@noroshi/selection";
import { realmOf } from "@noroshi/testing/permits";
import { beforeAll, describe, expect, it } from "vitest";
import type { Act } from "../acts/entries.ts";
import type { Evidence } from "../evidence.ts";
import { Findings, isFailure } from "../findings.ts";
import { NODE_MEANS } from "../folder.ts";
import { judgeSensor } from "./sensor.ts";

const REALM = "made";
const AT = "2026-12-01T12:05:00Z";
const NONE = { received: 0, kept: 0, destroyed: 0 };
const sensor = generateKeyPairSync("ed25519");
const pem = sensor.publicKey.export({ format: "pem", type: "spki" }).toString();
let setUp: Record<string, unknown>;
let digest: string;

beforeAll(async () => {
  const realm = await realmOf(REALM);
  const permit = await realm.permit({ permittedFields: ["ts"], volumeCap: 25 });
  digest = createHash("sha256").update(permit).digest("hex");
  setUp = await realm.setUp([
    { permit, acts: [await realm.act("commission", "decision", permit, { decisionId: "D1" })] },
  ]);
});

type Over = Partial<Omit<Certificate, "schema">>;

const certificate = (over: Over = {}): Omit<Certificate, "number" | "before"> => ({
  schema: "selection-certificate/1",
  realm: REALM,
  at: AT,
  store: "communications",
  permits: [digest],
  received: 100,
  refused: 0,
  reason: null,
  kept: 10,
  destroyed: 90,
  unreadable: 0,
  destroyedBy: null,
  perDirection: {
    DD: { received: 90, kept: 0, destroyed: 90 },
    FD: { received: 10, kept: 10, destroyed: 0 },
    DF: NONE,
    FF: NONE,
  },
  capReached: [],
  keptBy: { P1: 10 },
  commitment: "x",
  ...over,
});
const heartbeat = (at: string, within: number) => ({
  schema: "sensor-heartbeat/1" as const,
  realm: REALM,
  at,
  within,
  spooled: 0,
  lost: 0,
});

function chain(entries: readonly object[], key: KeyObject = sensor.privateKey): string[] {
  const lines: string[] = [];
  for (const entry of entries) {
    const before = lines.at(-1);
    const whole = {
      number: lines.length + 1,
      before: before === undefined ? "" : entryDigest(before),
      ...entry,
    } as Entry;
    lines.push(writeEntry(whole, (bytes) => sign(null, bytes, key)));
  }
  return lines;
}

/** What the log says of a sensor that was registered, and of everything that the hub heard of it. */
function heardOf(lines: readonly string[]): readonly Act[] {
  const common = {
    schema: "noroshi.entry/1",
    realm: REALM,
    actor: "machine",
    body: "body",
    at: AT,
    subject: "s1",
  } as const;
  const about = (act: string, facts: Record<string, unknown>, index: number): Act => ({ ...common, act, facts, index });
  return [
    about("sensor.registered", { key: entryDigest(pem) }, 0),
    ...lines.map((line, at) => about("sensor.heard", { number: at + 1, digest: entryDigest(line) }, at + 1)),
  ];
}

interface More {
  readonly acts?: readonly Act[];
}

async function judged(lines: readonly string[], over: Record<string, unknown> = {}, more: More = {}) {
  const findings = new Findings();
  const files = new Map([
    ["entries.log", lines.map((line) => `${line}\n`).join("")],
    ["set-up.json", JSON.stringify({ ...setUp, ...over })],
  ]);
  const evidence: Evidence = {
    read: async (path) => (files.has(path) ? new TextEncoder().encode(files.get(path)) : undefined),
    list: async () => [...files.keys()],
  };
  const sums = await judgeSensor("north", evidence, pem, NODE_MEANS, findings, more.acts);
  const all = findings.all.map((one) => one.code);
  return { sums, codes: findings.all.filter(isFailure).map((one) => one.code), all };
}

describe("a sensor's chain", () => {
  it("holds where nothing is missing, and every record is counted once", async () => {
    const { sums, all } = await judged(chain([heartbeat(AT, 60), certificate(), certificate()]));
    expect(all).toEqual([]);
    expect(sums).toEqual({
      name: "north",
      entries: 3,
      received: 200,
      kept: 20,
      destroyed: 180,
      refused: 0,
      test: undefined,
    });
  });

  it("does not hold with an entry taken out, swapped, told twice, written by another key or cut off", async () => {
    const [a = "", b = "", c = ""] = chain([
      certificate(),
      certificate({ at: "2026-12-01T12:06:00Z" }),
      heartbeat(AT, 60),
    ]);
    for (const lines of [
      [a, c],
      [b, a, c],
      [a, a, b, c],
      [b, c],
    ])
      expect((await judged(lines)).codes).toContain("SENSOR_CHAIN_BROKEN");
    const other = chain([certificate()], generateKeyPairSync("ed25519").privateKey);
    expect((await judged(other)).codes).toContain("SENSOR_NOT_SIGNED");
    expect((await judged([a, b.slice(0, -9)])).codes).toContain("SENSOR_NOT_SIGNED");
  });

  it("does not hold where kept and destroyed are not what was seen", async () => {
    expect((await judged(chain([certificate({ destroyed: 80 })]))).codes).toEqual(["SENSOR_DOES_NOT_ADD_UP"]);
  });

  it("does not hold where something was kept without a permit that was valid and alive then", async () => {
    const refused = ["KEPT_WITHOUT_AUTHORISATION"];
    expect((await judged(chain([certificate({ at: "2026-12-01T12:11:00Z" })]))).codes).toEqual(refused);
    expect((await judged(chain([certificate({ at: "2027-01-01T00:00:00Z" })]))).codes).toEqual(refused);
    expect((await judged(chain([certificate({ permits: ["0".repeat(64)] })]))).codes).toEqual(refused);
    expect((await judged(chain([certificate()]), { permits: [] })).codes).toEqual(refused);
    expect((await judged(chain([certificate(), certificate(), certificate()]))).codes).toEqual(refused);
    const domestic = { DD: { received: 100, kept: 10, destroyed: 90 }, FD: NONE, DF: NONE, FF: NONE };
    expect((await judged(chain([certificate({ perDirection: domestic })]))).codes).toEqual(refused);
  });

  it("does not hold where the log heard what is not there: an end that was cut off, a chain written anew with its own key", async () => {
    const lines = chain([certificate(), certificate({ at: "2026-12-01T12:06:00Z" })]);
    const acts = heardOf(lines);
    expect((await judged(lines, {}, { acts })).all).toEqual([]);
    expect((await judged(lines.slice(0, 1), {}, { acts })).codes).toEqual(["SENSOR_CHAIN_BROKEN"]);
    const anew = chain([certificate({ at: "2026-12-01T12:04:30Z" }), certificate({ at: "2026-12-01T12:06:00Z" })]);
    expect((await judged(anew, {}, { acts })).codes).toContain("SENSOR_CHAIN_BROKEN");
    expect((await judged(lines, {}, { acts: acts.slice(1) })).all).toEqual(["SENSOR_NOT_IN_LOG"]);
  });

  it("shows a silence that was longer than promised", async () => {
    const { all } = await judged(chain([heartbeat("2026-12-01T12:00:00Z", 60), heartbeat(AT, 60)]));
    expect(all).toEqual(["SENSOR_SILENT"]);
  });
});
