/**
 * The fusion duty's job: takes every report that linkage has not seen, links it, computes the clusters that it touches, and
 * lets standing orders open or fill cases. One transaction a batch: either all of it is there, or the reports still wait.
 */
import { blockingKeys, cluster } from "@noroshi/fusion";
import { followOrders } from "../cases/follow-orders.ts";
import { asDuty, type DutyTx } from "../db/act.ts";
import { enqueue } from "../db/jobs.ts";
import { tokenHasher } from "../keeping/tokens.ts";
import { setClocks } from "../law/clocks/derive.ts";
import type { OpenRealm } from "../open-realm.ts";
import { settleProvenance } from "../provenance/settle.ts";
import { dropTokens, writeTokens } from "../search/index-store.ts";
import { tokenNumbers, tokensOf } from "../search/words-of.ts";
import { rowKey } from "./feature-store.ts";
import { partsOf } from "./parts.ts";
import { type Ruling, rulingOf } from "./policy.ts";
import { holdsOn, markSettled, unsettled } from "./said-store.ts";
import { scoreNeighbours } from "./score-neighbours.ts";
import { withCompanions } from "./stand-together.ts";
import {
  clusterMates,
  component,
  type FeatureRow,
  forget,
  latestOf,
  lockFusion,
  markLinked,
  type PostingRow,
  type ReadReport,
  readReports,
  supersededBy,
  waiting,
  writeClusters,
  writeFeatures,
  writeLinks,
} from "./store.ts";

const BATCH = 400;

/** Links everything that waits. @returns how many reports were taken up */
export async function fuse(room: OpenRealm): Promise<number> {
  let total = 0;
  for (;;) {
    const taken = await asDuty(room.realm, "fusion", (tx) => fuseBatch(room, tx));
    total += taken;
    if (taken < BATCH) return total;
  }
}

async function fuseBatch(room: OpenRealm, tx: DutyTx<"fusion">): Promise<number> {
  await lockFusion(tx);
  const fresh = await waiting(tx, BATCH);
  const said = await unsettled(tx);
  if (fresh.length === 0 && said.length === 0) return 0;
  const ruling = await rulingOf(room.realm, tx);
  const ids = [...fresh, ...(await settled(room, tx, fresh))];
  const reports = await readReports(room.realm, tx, ids);
  const current = reports.filter((r) => r.latest);
  // A superseded version takes part in nothing; its successor may be in this batch or have come already.
  const gone = [
    ...reports.filter((r) => !r.latest).map((r) => r.reportId),
    ...reports.flatMap((r) => (r.amends === null ? [] : [r.amends])),
  ];
  const mates = await clusterMates(tx, gone);
  await forget(tx, gone);
  await index(room, tx, current);
  if (ruling) await link(room, tx, current, ruling);
  await markLinked(tx, ids);
  await setClocks(room, tx, fresh);
  if (ruling)
    await followOrders(
      room,
      tx,
      await clusters(
        room,
        tx,
        [...current.map((r) => r.reportId), ...mates, ...(await endsOf(tx, said))],
        gone,
        ruling,
      ),
    );
  // Apart from linking, which its sender can see the end of.
  if (fresh.length > 0) await enqueue(tx, "match", { reports: fresh.join(",") });
  await markSettled(
    tx,
    said.map((s) => s.id),
  );
  return Math.max(fresh.length, said.length);
}

/** What these reports are found by: the words of their texts, under the labels of their texts. */
async function index(room: OpenRealm, tx: DutyTx<"fusion">, reports: readonly ReadReport[]): Promise<void> {
  const numbers = tokenNumbers(room.realm);
  await dropTokens(
    tx,
    reports.map((r) => r.reportId),
  );
  await writeTokens(
    tx,
    reports.map((r) => ({ reportId: r.reportId, labelId: r.labelId, tokens: numbers(tokensOf(r.body)) })),
  );
}

/** Whose words the new values are is settled first: labels decide under which of them they are linked and seen. */
async function settled(room: OpenRealm, tx: DutyTx<"fusion">, fresh: readonly string[]): Promise<readonly string[]> {
  return settleProvenance(room, tx, fresh, await supersededBy(tx, fresh));
}

async function link(
  room: OpenRealm,
  tx: DutyTx<"fusion">,
  reports: readonly ReadReport[],
  ruling: Ruling,
): Promise<void> {
  const hash = tokenHasher(room.realm);
  const rows: FeatureRow[] = [];
  const postings: PostingRow[] = [];
  for (const r of reports) {
    for (const part of partsOf(r)) {
      const body = r.key.seal("feature", r.reportId, Buffer.from(JSON.stringify(part.features)));
      rows.push({ reportId: r.reportId, labelId: part.labelId, contentKey: r.key.id, body });
      // Compared in a moment, by this duty: no need to open what was just closed.
      ruling.memory.keepPart(rowKey(r.reportId, part.labelId, body), part.features);
      const posting = blockingKeys(part.features, ruling.policy, ruling.reference);
      for (const key of posting?.keys ?? [])
        postings.push({
          token: hash("link", key),
          day: posting?.day ?? 0,
          reportId: r.reportId,
          labelId: part.labelId,
        });
    }
  }
  const ids = reports.map((r) => r.reportId);
  await writeFeatures(tx, ids, rows, postings);
  await writeLinks(tx, ids, await scoreNeighbours(room.realm, tx, ids, ruling), ruling.policy.id);
}

/** The latest versions of the reports that these statements speak of. */
async function endsOf(
  tx: DutyTx<"fusion">,
  said: readonly { readonly a: string; readonly b: string }[],
): Promise<readonly string[]> {
  return latestOf(
    tx,
    said.flatMap((s) => [s.a, s.b]),
  );
}

/** Recomputes the clusters that these reports touch. @returns the clusters, as lists of reports */
async function clusters(
  room: OpenRealm,
  tx: DutyTx<"fusion">,
  seeds: readonly string[],
  gone: readonly string[],
  ruling: Ruling,
): Promise<readonly (readonly string[])[]> {
  const touched = await component(tx, seeds, ruling.policy.threshold);
  const without = new Set(gone);
  const present = touched.reports.filter((id) => !without.has(id));
  const holds = await holdsOn(tx, present);
  const of = cluster(
    present,
    await withCompanions(room.realm, tx, present, touched.links, ruling),
    ruling.policy,
    holds,
  );
  await writeClusters(tx, of);
  return [...Map.groupBy(of.keys(), (id) => of.get(id) ?? id).values()];
}
