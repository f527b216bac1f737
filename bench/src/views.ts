/**
 * What a reader waits for when much is stored: the way of one report from its bytes to a linked row, a page of 50 cases, the
 * board, the groups; under both policies that ship. Grows one hub step by step, so that the curve is one run's.
 * Beside the clock stands the processor's own time, which other work on the machine does not lengthen: from bytes posted to
 * linked rows, of the hub and of its database. Run alone: node bench/src/views.ts [observables|notices] [sizes…]
 */
import { setTimeout as pause } from "node:timers/promises";
import { builtinPolicies } from "@noroshi/fusion";
import { type ChildHub, childHub, notice, REALM } from "@noroshi/hub/testing-child";
import { mulberry32 } from "@noroshi/testing/chance";

const PROBES = 40;
const VALUES = 4;

type PolicyName = keyof typeof builtinPolicies;

export async function run(
  policy: PolicyName = process.argv[2] === "notices" ? "notices" : "observables",
  sizes: readonly number[] = process.argv.length > 3 ? process.argv.slice(3).map(Number) : [1_000, 10_000],
): Promise<void> {
  await using hub = await childHub({ policy: { ...builtinPolicies[policy] } });
  console.log(
    `${policy.padEnd(12)}  stored in   linked after   ms of a core: hub  database   reports/s/core   accept→linked p50   p95     cases ×50 first  again    board    groups   hub RSS`,
  );
  let stored = 0;
  for (const size of sizes) {
    const began = performance.now();
    const before = hub.processor();
    await batches(hub, stored, size);
    const sent = performance.now() - began;
    await settled(hub);
    const linked = performance.now() - began;
    const after = hub.processor();
    const fresh = size - stored;
    const [ours, theirs] = [after.hub - before.hub, after.database - before.database];
    stored = size;
    const arrivals: number[] = [];
    for (let n = 0; n < PROBES; n++) arrivals.push(await arrival(hub, size * 10 + n));
    arrivals.sort((a, b) => a - b);
    const first = await timed(() => read(hub, "/api/v1/cases?limit=50"));
    const again = await best(() => read(hub, "/api/v1/cases?limit=50"));
    const board = await best(() => read(hub, "/api/v1/board"));
    const groups = await best(() => read(hub, "/api/v1/groups"));
    const cells = [
      size.toLocaleString("en").padStart(12),
      seconds(sent, 10),
      seconds(linked, 14),
      ((ours / fresh) * 1000).toFixed(2).padStart(19),
      ((theirs / fresh) * 1000).toFixed(2).padStart(9),
      Math.round(fresh / (ours + theirs))
        .toLocaleString("en")
        .padStart(16),
      ms(arrivals[Math.floor(PROBES / 2)], 19),
      ms(arrivals[Math.floor(PROBES * 0.95)], 8),
      ms(first, 12),
      ms(again, 9),
      ms(board, 8),
      ms(groups, 9),
      `${Math.round(hub.memory().now / 1024 ** 2)} MB`.padStart(9),
    ];
    console.log(cells.join(" "));
  }
}

/** From the first byte sent until the fusion duty has linked the report and committed. */
async function arrival(hub: ChildHub, n: number): Promise<number> {
  const began = performance.now();
  const answer = await hub.as("port", "POST", "/api/v1/reports", {
    body: noticeOf(`p-${n}`, n),
    headers: { "idempotency-key": `p-${n}`, "content-type": "application/json" },
  });
  if (answer?.status !== 202) throw new Error(`the probe was refused: ${answer?.text}`);
  await settled(hub);
  return performance.now() - began;
}

async function batches(hub: ChildHub, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += 500) {
    const lines = Array.from(
      { length: Math.min(500, to - at) },
      (_, k) => `{"key":"b-${at + k}","report":${noticeOf(`b-${at + k}`, at + k)}}`,
    );
    for (;;) {
      const answer = await hub.as("port", "POST", "/api/v1/reports/batch", {
        body: lines.join("\n"),
        headers: { "content-type": "application/x-ndjson" },
      });
      if (answer && answer.status < 300) break;
      if (answer?.status !== 429 && answer?.status !== 503)
        throw new Error(`batch: ${answer?.status} ${answer?.text.slice(0, 300)}`);
      await pause(50);
    }
  }
}

/** Two reports tell of each incident; one organisation in five reports again and again. */
const noticeOf = (id: string, n: number): string => {
  const incident = Math.floor(n / 2);
  const organisation = incident % 5 === 0 ? (incident / 5) % 400 : 1_000 + incident;
  const day = new Date(Date.UTC(2024, 0, 1) + ((incident * 7) % 900) * 86_400_000).toISOString().slice(0, 10);
  return notice(id, {
    source: n % 2 === 0 ? "list-a" : "list-b",
    received: day,
    occurred: { from: day, to: day },
    organisation: `${word(organisation)} ${word(organisation * 31 + 7)} Hospital`,
    indicators: Array.from({ length: VALUES }, (_, k) => ({
      type: "ipv4",
      value: `11.${((incident * VALUES + k) >> 16) & 255}.${((incident * VALUES + k) >> 8) & 255}.${(incident * VALUES + k) & 255}`,
    })),
  });
};

const SYLLABLES = "ba ko ri ten mar vo lu shi na del pra quo zen tor wy ga fel hu sta bri on er al in".split(" ");

/** An invented word that has nothing to do with that of the next number. */
function word(n: number): string {
  const random = mulberry32(Math.imul(n, 0x9e3779b1));
  const made = Array.from({ length: 3 }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join("");
  return made.charAt(0).toUpperCase() + made.slice(1);
}

async function read(hub: ChildHub, path: string): Promise<void> {
  const answer = await hub.as("office", "GET", path);
  if (answer?.status !== 200) throw new Error(`${path}: ${answer?.status} ${answer?.text.slice(0, 300)}`);
}

async function timed(act: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

async function best(act: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < 5; n++) times.push(await timed(act));
  return Math.min(...times);
}

async function settled(hub: ChildHub): Promise<void> {
  const left = await hub.local("GET", `/local/realms/${REALM}/settled?wait=600000`);
  if (left.json["unlinked"] !== 0) throw new Error(`linkage did not settle: ${left.text}`);
}

const ms = (value: number | undefined, width: number): string => `${(value ?? 0).toFixed(0)} ms`.padStart(width);
const seconds = (value: number, width: number): string => `${(value / 1000).toFixed(1)} s`.padStart(width);

if (import.meta.main) await run();
