/**
 * Leaves a second into tiles and root beside the bare hashing that nobody can do without; one proof in a tree of 100 million leaves
 * that a function serves; acts a second through outbox and log on a real database and disk; the audit of a million entries. Single runs on a
 * shared machine: read the ratios.
 */
import { pathToFileURL } from "node:url";
import { auditRate } from "@noroshi/auditor/testing-rate";
import { actsThroughLedger } from "@noroshi/hub/testing-rate";
import { atOnce, Edge, leafHash, nodeHash, proveInclusion, rootOf, verifyInclusion } from "@noroshi/ledger";
import { nodeSha256 } from "@noroshi/ledger/node";

const LEAVES = 300_000;
/** Leaves that one interval appends. */
const BATCH = 1_000;
const HUGE = 100_000_000;
const ENTRIES = 1_000_000;

function seconds(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

/** Every whole subtree of a tree of equal leaves has one hash a level: a tree of any size out of thirty hashes. */
function evenTree(): (level: number) => Uint8Array {
  const levels = [leafHash(nodeSha256, new Uint8Array(32))];
  for (let at = 0; at < 40; at++)
    levels.push(nodeHash(nodeSha256, levels[at] ?? new Uint8Array(), levels[at] ?? new Uint8Array()));
  return (level) => levels[level] ?? new Uint8Array();
}

export async function run(): Promise<void> {
  const entry = new Uint8Array(32);
  const floor = seconds(() => {
    // Two hashes a leaf: the leaf's own and one inner node.
    const pair = new Uint8Array(65);
    for (let at = 0; at < LEAVES; at++) {
      nodeSha256(entry);
      nodeSha256(pair);
    }
  });
  const edge = new Edge();
  const entries = Array.from({ length: BATCH }, () => entry);
  const grown = seconds(() => {
    for (let at = 0; at < LEAVES; at += BATCH) atOnce(nodeSha256, edge.append(entries));
    edge.partial();
    atOnce(nodeSha256, edge.root());
  });
  console.log(`leaves into tiles and root   ${Math.round(LEAVES / grown).toLocaleString("en")}/s`);
  console.log(
    `bare SHA-256, two a leaf     ${Math.round(LEAVES / floor).toLocaleString("en")}/s   ratio ${(floor / grown).toFixed(2)}`,
  );
  const read = evenTree();
  const root = await rootOf(nodeSha256, read, HUGE);
  const rounds = 2000;
  const start = performance.now();
  for (let at = 0; at < rounds; at++) await proveInclusion(nodeSha256, read, (at * 49_999) % HUGE, HUGE);
  const each = (performance.now() - start) / rounds;
  const proof = await proveInclusion(nodeSha256, read, 12_345_678, HUGE);
  const claim = { leaf: read(0), index: 12_345_678n, size: BigInt(HUGE), root, proof };
  if (!verifyInclusion(nodeSha256, claim)) throw new Error("the proof does not verify");
  console.log(`one proof at 100 M leaves    ${each.toFixed(3)} ms   limit 1 ms`);
  await endToEnd();
  const { seconds: audited, floor: digests } = await auditRate(ENTRIES);
  console.log(
    `audit of ${perSecond(ENTRIES, 1)} entries     ${audited.toFixed(1)} s   limit 10 s a million; bare SHA-256, three an entry ${digests.toFixed(1)} s, ratio ${(audited / digests).toFixed(2)}`,
  );
}

/** Acts one to a transaction, as single requests make them, and a batch to a transaction, as large submissions do. */
async function endToEnd(): Promise<void> {
  for (const [many, each] of [
    [8_000, 1],
    [60_000, 50],
  ] as const) {
    const { acts, recorded, logged } = await actsThroughLedger(many, each, 8);
    const name = `acts, ${each} a transaction`.padEnd(28);
    console.log(
      `${name} ${perSecond(acts, logged)}/s end to end, ${perSecond(acts, recorded)}/s recorded while the log followed   aim 5,000/s; Tessera 2,900/s`,
    );
  }
}

const perSecond = (count: number, seconds: number): string => Math.round(count / seconds).toLocaleString("en");

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await run();
