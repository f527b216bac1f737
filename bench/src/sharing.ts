/**
 * What giving back costs: a release over 100,000 assertions from the order to the package that its recipient can fetch; the block
 * list of everything that was released, streamed over HTTP; TAXII pages of 500 out of it, each asked at a place of its own, then again.
 * Hub and client share one process, so that every figure counts both; pages are read by a thread of their own. Beside them: COPY of the same rows into tables with the same
 * indexes, the same rows read by their owner without row security, and ready bytes from a bare HTTP server.
 * Run alone: node bench/src/sharing.ts [objects in all, 200000] [assertions a release, 100000]
 */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { lookInto, processorOfDatabase } from "@noroshi/hub/testing-child";
import { type TestHub, testHub } from "@noroshi/hub/testing-hub";
import type { Fetched, Fetching } from "./sharing/page-reader.ts";

const PAGES = 200;
const PAGE = 500;
const KEPT = 40;
const TAXII = { accept: "application/taxii+json;version=2.1" };

export async function run(
  objects = Number(process.argv[2] ?? 200_000),
  aRelease = Number(process.argv[3] ?? 100_000),
): Promise<void> {
  await using hub = await testHub();
  for (let from = 0; from < objects; from += aRelease) {
    const { ms, count, cores } = await release(hub, await report(hub, from, aRelease), from);
    const rate = Math.round(count / (ms / 1000)).toLocaleString("en");
    console.log(
      `release over ${count.toLocaleString("en")} values: ${ms.toFixed(0)} ms, ${rate} values/s (aim ≤ 2,000 ms); of a core: hub ${ms0(cores.hub)}, database ${ms0(cores.database)} ms`,
    );
  }
  await copied(hub);
  await lists(hub);
  await pages(hub);
}

/** What COPY takes for all rows that the releases wrote: the floor below any way of writing them. */
async function copied(hub: TestHub): Promise<void> {
  const data = `${hub.dataDir}/postgres`;
  const [count, ms, cores] = await lookInto(data, async (client) => {
    let [rows, taken, spent] = [0, 0, 0];
    for (const table of ["shared_object", "delivery_part", "exchange_entry"]) {
      await client.query(`create table beside_${table} (like ${table} including all)`);
      await client.query(`copy ${table} to '${data}/beside.copy' (format binary)`);
      const before = processorOfDatabase(data);
      const [{ rowCount }, own] = await timed(() =>
        client.query(`copy beside_${table} from '${data}/beside.copy' (format binary)`),
      );
      [rows, taken, spent] = [rows + (rowCount ?? 0), taken + own, spent + processorOfDatabase(data) - before];
      await client.query(`drop table beside_${table}`);
    }
    return [rows, taken, spent * 1000];
  });
  console.log(
    `COPY of the ${count.toLocaleString("en")} rows of all releases: ${ms0(ms)} ms, of a core ${ms0(cores)} ms`,
  );
}

/** One MISP event with as many attributes. */
async function report(hub: TestHub, from: number, count: number): Promise<string> {
  const uuid = (n: number): string => `${n.toString(16).padStart(8, "0")}-0000-4000-8000-000000000000`;
  const attributes = Array.from({ length: count }, (_, k) => ({
    uuid: uuid(from + k + 1),
    type: "ip-dst",
    category: "Network activity",
    value: addressOf(from + k),
    to_ids: true,
    timestamp: "1795132800",
  }));
  const event = {
    uuid: uuid(from).replace(/.$/, "1"),
    info: `Relays from ${from}`,
    date: "2026-11-20",
    timestamp: "1795132800",
    published: true,
    distribution: "3",
    Tag: [{ name: "tlp:green" }],
    Attribute: attributes,
  };
  const headers = { "content-type": "application/json", "idempotency-key": `r-${from}` };
  const answer = await hub.as("bank", "POST", "/api/v1/reports", { body: JSON.stringify({ Event: event }), headers });
  if (answer.status !== 202) throw new Error(`${answer.status} ${answer.text.slice(0, 300)}`);
  await hub.settled();
  return String(answer.json["reportId"]);
}

async function release(hub: TestHub, report: string, n: number): Promise<{ ms: number; count: number; cores: Cores }> {
  const body = JSON.stringify({ report, to: ["port"], audience: "sector" });
  const before = await deliveries(hub);
  const spent = processor(hub);
  const began = performance.now();
  const answer = await hub.as("office", "POST", "/api/v1/releases", {
    body,
    headers: { "idempotency-key": `o-${n}` },
  });
  if (answer.status !== 202) throw new Error(`${answer.status} ${answer.text.slice(0, 300)}`);
  for (;;) {
    const now = await deliveries(hub);
    const fresh = now.find((d) => !before.some((b) => b.id === d.id));
    if (fresh) return { ms: performance.now() - began, count: fresh.count, cores: since(processor(hub), spent) };
    await pause(10);
  }
}

async function deliveries(hub: TestHub): Promise<readonly { id: string; count: number }[]> {
  const { json } = await hub.as("port", "GET", "/api/v1/deliveries?limit=50");
  return json["items"] as readonly { id: string; count: number }[];
}

/** Once as the releases left it, and once after the database's own vacuum, which runs a minute later by itself. */
async function lists(hub: TestHub): Promise<void> {
  const headers = { "x-api-key": await hub.keyOf("port") };
  const url = `${hub.hub.url}/api/v1/feeds/lists/ipv4.txt`;
  await list(hub, "right after the releases", { url, headers });
  const data = `${hub.dataDir}/postgres`;
  await lookInto(data, (client) => client.query("vacuum (analyze) exchange_entry"));
  await list(hub, "after vacuum", { url, headers });
  const res = await fetch(url, { headers });
  await res.body?.cancel();
  const tagged = { ...headers, "if-none-match": res.headers.get("etag") ?? "" };
  const [same, ms] = await timed(() => fetch(url, { headers: tagged }));
  console.log(`  the same list asked again with its tag: ${same.status} in ${ms.toFixed(1)} ms`);
  const bare = await lookInto(data, async (client) => {
    const [, taken] = await timed(() =>
      client.query(
        "select string_agg(x.value, E'\\n') from (select distinct s.value from shared_object s where s.kind = 'ipv4' order by 1) x",
      ),
    );
    return taken;
  });
  console.log(`  the same values read by their owner at once: ${bare.toFixed(0)} ms`);
}

async function list(hub: TestHub, when: string, { url, headers }: Omit<Fetching, "urls"> & { url: string }) {
  const before = spent(hub);
  const held = process.memoryUsage().rss;
  const [[lines, grown], ms] = await timed(async () => {
    const res = await fetch(url, { headers });
    if (res.status !== 200 || res.body === null) throw new Error(`the list: ${res.status}`);
    let [feeds, most] = [0, 0];
    for await (const part of res.body as AsyncIterable<Uint8Array>) {
      for (const byte of part) if (byte === 10) feeds++;
      most = Math.max(most, process.memoryUsage().rss - held);
    }
    return [feeds, most] as const;
  });
  const { hub: own, database } = since(spent(hub), before);
  const rate = Math.round(lines / (ms / 1000)).toLocaleString("en");
  console.log(
    `block list of ${lines.toLocaleString("en")} lines ${when}: ${ms.toFixed(0)} ms, ${rate} values/s (aim ≥ 500,000); of a core: hub and its reader ${ms0(own)}, database ${ms0(database)} ms; memory grew by ${Math.round(grown / 1024 ** 2)} MB`,
  );
}

async function pages(hub: TestHub): Promise<void> {
  const headers = { "x-api-key": await hub.keyOf("port"), ...TAXII };
  const root = `${hub.hub.url}/taxii2/drill/collections/released/objects/`;
  const instants = await lookInto(`${hub.dataDir}/postgres`, async (client) => {
    const { rows } = await client.query<{ at: string }>(
      "select added_at::text as at from exchange_entry where collection = 'released' order by md5(added_at::text) limit $1",
      [PAGES],
    );
    return rows.map((r) => `${r.at.replace(" ", "T").replace(/\+00$/, "")}Z`);
  });
  const urls = instants.map((at) => `${root}?limit=${PAGE}&added_after=${encodeURIComponent(at)}`);
  // As many as are kept: what is asked again is what was asked before.
  const again = urls.map((_, n) => urls[n % KEPT] ?? "");
  const cold = await paged(hub, "cold, each at another place", { urls, headers });
  await fetched({ urls: again.slice(0, KEPT), headers });
  const kept = await paged(hub, "from memory", { urls: again, headers });
  const ready = await readyBytes(hub, cold.longest);
  console.log(
    `  beside ready bytes (aim ≥ 0.25): from memory ${(ready.p50 / kept.p50).toFixed(2)} of their rate, by the hub's processor time ${(ready.core / kept.core).toFixed(2)}`,
  );
}

interface Paged {
  readonly p50: number;
  /** Milliseconds of a core that the thread of the server took for each. */
  readonly core: number;
  readonly longest: string;
}

async function paged(hub: TestHub, what: string, asked: Fetching): Promise<Paged> {
  const before = spent(hub);
  const { times, longest } = await fetched(asked);
  const cores = since(spent(hub), before);
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  const rate = times.length / (times.reduce((a, b) => a + b, 0) / 1000);
  const core = cores.hub / times.length;
  console.log(
    `TAXII page of ${PAGE} (${Math.round(longest.length / 1024)} kB) ${what}: p50 ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms (aim of a cold one ≤ 20 ms), ${rate.toFixed(0)} pages/s one after another; of a core: server ${core.toFixed(2)}, database ${(cores.database / times.length).toFixed(2)} ms a page`,
  );
  return { p50: at(0.5), core, longest };
}

/** Fetches one after another in a thread of its own. */
async function fetched(workerData: Fetching): Promise<Fetched> {
  const reader = new Worker(new URL("./sharing/page-reader.ts", import.meta.url), { workerData });
  const [told] = (await once(reader, "message")) as [Fetched];
  return told;
}

async function readyBytes(hub: TestHub, text: string): Promise<Paged> {
  const bytes = Buffer.from(text);
  const server = createServer((_, res) => void res.end(bytes));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const found = await paged(hub, "as ready bytes of a bare server", {
    urls: Array.from({ length: PAGES }, () => url),
    headers: {},
  });
  server.close();
  server.closeAllConnections();
  return found;
}

/** The thread of the hub alone, without the threads that read from it. */
function spent(hub: TestHub): Cores {
  const { user, system } = process.threadCpuUsage();
  return { hub: (user + system) / 1000, database: processorOfDatabase(`${hub.dataDir}/postgres`) * 1000 };
}

interface Cores {
  readonly hub: number;
  readonly database: number;
}

/** Milliseconds of a core so far: what other work on the machine does not lengthen as it lengthens a wall clock. */
function processor(hub: TestHub): Cores {
  const { user, system } = process.cpuUsage();
  return { hub: (user + system) / 1000, database: processorOfDatabase(`${hub.dataDir}/postgres`) * 1000 };
}

const since = (now: Cores, then: Cores): Cores => ({ hub: now.hub - then.hub, database: now.database - then.database });
const ms0 = (ms: number): string => Math.round(ms).toLocaleString("en");

async function timed<T>(act: () => Promise<T>): Promise<readonly [T, number]> {
  const began = performance.now();
  const made = await act();
  return [made, performance.now() - began];
}

const addressOf = (n: number): string => `11.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;

if (import.meta.main) await run();
