/**
 * Lets standing orders act on clusters: opens a case on its founding report, or joins two cases. Done by the fusion duty in
 * the name of the person who issued the order, recorded in the same transaction. Only the founding report is pinned: who
 * else belongs to the case is for each reader's own evidence to say, so that a hidden link tells nobody anything. All clusters
 * of a batch are looked at together: thousands of reports that each open a case cost a handful of statements.
 */
import { opens, readStandingOrder } from "@noroshi/cases";
import type { ClusterReport, StandingOrder } from "@noroshi/cases/contract";
import { FUSION_DUTY } from "../accounts/duties.ts";
import type { DutyTx } from "../db/act.ts";
import { internLabels } from "../db/labels.ts";
import type { OpenRealm } from "../open-realm.ts";
import { record } from "../oversight/recorder.ts";
import { caseLabel } from "./case-label.ts";
import { freeNumbers } from "./number.ts";
import {
  aliasCases,
  casesOf,
  clusterReports,
  insertCases,
  numbersTaken,
  type OpenCase,
  orders,
  type PinnedCase,
  type StoredOrder,
} from "./store.ts";

/** @param clusters lists of report ids, each a whole cluster; no report stands in two */
export async function followOrders(
  room: OpenRealm,
  tx: DutyTx<"fusion">,
  clusters: readonly (readonly string[])[],
): Promise<void> {
  const before = Map.groupBy(await casesOf(tx, clusters.flat()), (c) => c.reportId);
  const opened = await open(room, tx, clusters, new Set(before.keys()));
  const pinned = opened === 0 ? before : Map.groupBy(await casesOf(tx, clusters.flat()), (c) => c.reportId);
  await join(
    tx,
    clusters.map((ids) => ids.flatMap((id) => pinned.get(id) ?? [])),
  );
}

/** The oldest case of a cluster stays; the younger ones point to it from now on. */
async function join(tx: DutyTx<"fusion">, found: readonly (readonly PinnedCase[])[]): Promise<void> {
  const gone = new Map<string, PinnedCase>();
  const pairs: { younger: OpenCase; older: OpenCase }[] = [];
  const standing = (c: PinnedCase): PinnedCase => {
    const older = gone.get(c.caseId);
    return older ? standing(older) : c;
  };
  for (const cases of found) {
    const distinct = new Map(cases.map(standing).map((c) => [c.caseId, c]));
    const [older, ...others] = [...distinct.values()].sort((x, y) => x.age - y.age);
    if (older)
      for (const younger of others) {
        gone.set(younger.caseId, older);
        pairs.push({ younger, older });
      }
  }
  await aliasCases(tx, pairs);
  await record(
    tx,
    pairs.map(({ younger, older }) => ({
      act: "case.joined",
      actorId: FUSION_DUTY,
      labelId: older.labelId,
      subject: older.caseId,
      facts: { joined: younger.caseId },
    })),
  );
}

/**
 * Every report that an order counts by itself opens a case of its own, and joins what its cluster has: were it left without one
 * because of a case that its sender does not see, the lack of it would tell. An order that waits for several notifiers opens
 * one for the cluster. @returns how many
 */
async function open(
  room: OpenRealm,
  tx: DutyTx<"fusion">,
  clusters: readonly (readonly string[])[],
  inCase: ReadonlySet<string>,
): Promise<number> {
  const active = (await orders(tx)).flatMap((stored): Active[] => {
    const read = readStandingOrder(stored.body);
    return read.ok ? [{ stored, order: read.order }] : [];
  });
  const leadId = (await room.directory()).coordinator?.id;
  if (leadId === undefined || active.length === 0 || clusters.length === 0) return 0; // nobody could receive it
  const known = new Map((await clusterReports(tx, clusters.flat())).map((r) => [r.reportId, r]));
  const openings = clusters.flatMap((ids) => {
    const reports: readonly ClusterReport[] = ids.flatMap((id) => known.get(id) ?? []);
    const bare = reports.filter((r) => !inCase.has(r.reportId));
    const alone = bare.flatMap((r) => first(active, (o) => o.opensCaseWhen.notifiers === 1, [r], leadId));
    if (alone.length > 0 || bare.length < reports.length) return alone;
    return first(active, (o) => o.opensCaseWhen.notifiers > 1, reports, leadId);
  });
  const labels = await internLabels(
    room.realm,
    openings.map((o) => caseLabel(leadId, o.participants)),
  );
  const chances = openings.map((o) => room.realm.chance({ actorId: FUSION_DUTY, act: `open ${o.founding}` }));
  const ids = chances.map((chance) => chance.uuid());
  const numbers = await freeNumbers((await tx.now()).toString(), chances, (drawn) => numbersTaken(tx, drawn));
  const opened = openings.flatMap((o, n) => {
    const [label, caseId, number] = [labels[n], ids[n], numbers[n]];
    return label && caseId !== undefined && number !== undefined
      ? [{ ...o, caseId, label, labelId: label.label_id, number }]
      : [];
  });
  await insertCases(
    tx,
    opened.map((o) => ({
      ...o,
      openedBy: FUSION_DUTY,
      standingOrderId: o.stored.standingOrderId,
      foundingReport: o.founding,
      leadId,
    })),
  );
  await record(
    tx,
    opened.map((o) => ({
      act: "case.opened",
      actorId: FUSION_DUTY,
      labelId: o.labelId,
      subject: o.caseId,
      facts: {
        order: o.stored.name,
        issuedBy: o.stored.person,
        founding: o.founding,
        participants: [...o.participants],
      },
    })),
  );
  return opened.length;
}

interface Active {
  readonly stored: StoredOrder;
  readonly order: StandingOrder;
}

/** What the first of these orders opens over these reports. */
function first(
  active: readonly Active[],
  counts: (order: StandingOrder) => boolean,
  reports: readonly ClusterReport[],
  leadId: string,
): readonly { readonly stored: StoredOrder; readonly founding: string; readonly participants: readonly string[] }[] {
  for (const { stored, order } of active) {
    const opening = counts(order) ? opens(order, reports, leadId) : undefined;
    if (opening) return [{ stored, founding: opening.founding.reportId, participants: opening.participants }];
  }
  return [];
}
