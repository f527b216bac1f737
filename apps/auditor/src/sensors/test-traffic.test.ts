import { createHash, generateKeyPairSync, sign } from "node:crypto";
import {
  type Certificate,
  compilePlan,
  type Entry,
  openSetUp,
  readAddressPlan,
  readSetUp,
  select,
  writeEntry,
} from "@noroshi/selection";
import type { Selected } from "@noroshi/selection/contract";
import { readWhole } from "@noroshi/sensing";
import { realmOf } from "@noroshi/testing/permits";
import { beforeAll, describe, expect, it } from "vitest";
import type { Evidence } from "../evidence.ts";
import { Findings, isFailure } from "../findings.ts";
import { NODE_MEANS } from "../folder.ts";
import { sealTest } from "./seal-test.ts";
import { judgeSensor } from "./sensor.ts";

const REALM = "made";
const SENT = "2026-12-01T12:05:00Z";
const SEALED = "2026-12-01T12:00:00Z";
const FORMAT = "zeek-json";
const PLAN = "prefix,country,holder\n192.0.2.0/24,JP,port\n203.0.113.0/24,XF,\n";
const T0 = Date.parse("2026-12-01T12:04:00Z") / 1000;
const sensor = generateKeyPairSync("ed25519");
const pem = sensor.publicKey.export({ format: "pem", type: "spki" }).toString();

/** From the foreign address that is looked for, from another foreign one, and from home; some out of the period. */
const LINES = Array.from({ length: 96 }, (_, n) =>
  JSON.stringify({
    ts: n % 12 === 5 ? T0 - 200_000 : T0 + n,
    uid: `T${n}`,
    "id.orig_h": n % 6 === 0 || n % 12 === 5 ? "203.0.113.24" : n % 3 === 1 ? "203.0.113.99" : "192.0.2.7",
    "id.orig_p": 1_000 + n,
    "id.resp_h": "192.0.2.9",
    "id.resp_p": 25,
    proto: "tcp",
  }),
);

let setUp: string;
let digest: string;
let selected: Selected;
let sealed: Awaited<ReturnType<typeof sealTest>>;

beforeAll(async () => {
  const realm = await realmOf(REALM);
  const permit = await realm.permit({ permittedFields: ["ts", "uid", "id.orig_h"], volumeCap: 40 });
  digest = createHash("sha256").update(permit).digest("hex");
  const acts = [await realm.act("commission", "decision", permit, { decisionId: "D1" })];
  setUp = JSON.stringify(await realm.setUp([{ permit, acts }]));
  sealed = await sealTest(LINES, FORMAT, SEALED, NODE_MEANS);
  selected = await asSensor();
});

/** As a sensor selects: with the compiled tables. */
async function asSensor(): Promise<Selected> {
  const [read, plan] = [readSetUp(setUp), readAddressPlan(PLAN)];
  if (!read.ok || !plan.ok) throw new Error("no set-up");
  const { permits } = await openSetUp(read.value);
  const compile = compilePlan(plan.value, read.value.country);
  const { batch } = readWhole(FORMAT, new TextEncoder().encode(LINES.map((line) => `${line}\n`).join("")));
  return select(
    batch,
    permits.map(({ permit }) => ({ permit, look: compile(permit), kept: 0 })),
    { mail: () => "", address: () => "" },
  );
}

type Told = Partial<Omit<Certificate, "schema" | "number" | "before">>;

function log(over: Told = {}): string {
  const certificate = {
    schema: "selection-certificate/1" as const,
    ...{ realm: REALM, number: 1, before: "", at: SENT, store: "communications" as const, permits: [digest] },
    ...{ received: selected.received, refused: 0, reason: null, unreadable: 0 },
    ...{ kept: selected.kept.length, destroyed: selected.received - selected.kept.length },
    ...{ destroyedBy: selected.destroyed, perDirection: selected.perDirection, capReached: [] },
    ...{ keptBy: { P1: selected.kept.length }, commitment: "x" },
    ...over,
  } as Entry;
  return `${writeEntry(certificate, (bytes) => sign(null, bytes, sensor.privateKey))}\n`;
}

async function judged(over: Readonly<Record<string, string | undefined>> = {}) {
  const files = new Map(
    Object.entries({
      "entries.log": log(),
      "set-up.json": setUp,
      "test/seals.json": sealed.seals,
      "test/opened.json": sealed.opened,
      "test/entry": "1\n",
      "test/plan.csv": PLAN,
      "test/kept.json": JSON.stringify(selected.kept),
      ...over,
    }).filter((one): one is [string, string] => one[1] !== undefined),
  );
  const evidence: Evidence = {
    read: async (path) => (files.has(path) ? new TextEncoder().encode(files.get(path)) : undefined),
    list: async () => [...files.keys()],
  };
  const findings = new Findings();
  const { test } = await judgeSensor("north", evidence, pem, NODE_MEANS, findings);
  return { test, codes: [...new Set(findings.all.filter(isFailure).map((one) => one.code))], findings };
}

describe("test traffic of the commission", () => {
  it("ended as the plain rule says: every record kept, or destroyed for the rule's reason", async () => {
    const { test, codes } = await judged();
    expect(codes).toEqual([]);
    expect(test).toEqual({ records: 96, kept: selected.kept.length, destroyed: 96 - selected.kept.length });
    expect(selected.kept.length).toBeGreaterThan(10);
    expect(Object.values(selected.destroyed).filter((count) => count > 0).length).toBeGreaterThan(2);
  });

  it("is found to have been treated otherwise, in number, in reason or in record", async () => {
    const { domestic, no_selector: other } = selected.destroyed;
    const fewer = selected.kept.length - 1;
    const { FD } = selected.perDirection;
    const hidden: Told = {
      ...{ kept: fewer, destroyed: 96 - fewer, keptBy: { P1: fewer } },
      destroyedBy: { ...selected.destroyed, no_selector: other + 1 },
      perDirection: { ...selected.perDirection, FD: { ...FD, kept: FD.kept - 1, destroyed: FD.destroyed + 1 } },
    };
    const reason: Told = { destroyedBy: { ...selected.destroyed, domestic: domestic + 1, no_selector: other - 1 } };
    const forbidden = [{ ...selected.kept[0], fields: { ts: "1", uid: "T1" } }, ...selected.kept.slice(1)];
    for (const over of [
      { "entries.log": log(hidden) },
      { "entries.log": log(reason) },
      { "test/kept.json": JSON.stringify(forbidden) },
      { "test/kept.json": JSON.stringify(selected.kept.slice(1)) },
      { "test/kept.json": JSON.stringify([...selected.kept, selected.kept[0]]) },
    ])
      expect((await judged(over)).codes).toEqual(["TEST_FATE_WRONG"]);
  });

  it("counts only as it was sealed, before the batch, and as a batch that was certified", async () => {
    const opened = JSON.parse(sealed.opened) as { lines: { salt: string; line: string }[] };
    const first = opened.lines[0];
    if (first === undefined) throw new Error("no lines");
    const other = { ...opened, lines: [{ ...first, line: first.line.replace("T0", "TX") }, ...opened.lines.slice(1)] };
    for (const over of [
      { "test/opened.json": JSON.stringify(other) },
      { "test/opened.json": JSON.stringify({ ...opened, lines: opened.lines.slice(1) }) },
      { "test/opened.json": undefined },
      { "test/seals.json": sealed.seals.replace(SEALED, "2026-12-01T12:06:00Z") },
      { "test/entry": "2" },
      { "test/plan.csv": undefined },
      { "entries.log": log({ store: "owner", perDirection: null }) },
    ])
      expect((await judged(over)).codes, JSON.stringify(over).slice(0, 60)).toContain("TEST_SEAL_BROKEN");
  });

  it("is remarked where nobody was shown what was kept", async () => {
    const { codes, findings } = await judged({ "test/kept.json": undefined });
    expect([codes, findings.all.map((one) => one.code)]).toEqual([[], ["TEST_KEPT_NOT_SHOWN"]]);
  });
});
