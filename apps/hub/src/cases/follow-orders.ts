/**
 * Lets standing orders act on clusters: opens a case on its founding report, or joins two cases. Done by the fusion duty in
 * the name of the person who issued the order, recorded in the same transaction. Only the founding report is pinned: who
 * else belongs to the case is for each reader's own evidence to say, so that a hidden link tells nobody anything.
 */
import { type Opening, opens, readStandingOrder } from "@noroshi/cases";
import { FUSION_DUTY } from "../accounts/duties.ts";
import type { DutyTx } from "../db/act.ts";
import { internLabel } from "../db/labels.ts";
import type { OpenRealm } from "../open-realm.ts";
import { record } from "../oversight/recorder.ts";
import { caseLabel } from "./case-label.ts";
import { caseNumber } from "./number.ts";
import {
  aliasCase,
  casesOf,
  clusterReports,
  insertCase,
  nameParticipants,
  type OpenCase,
  orders,
  pinReport,
  type StoredOrder,
} from "./store.ts";

/** @param clusters lists of report ids, each a whole cluster */
export async function followOrders(
  room: OpenRealm,
  tx: DutyTx<"fusion">,
  clusters: readonly (readonly string[])[],
): Promise<void> {
  const active = await orders(tx);
  for (const ids of clusters) {
    const [main, ...others] = await casesOf(tx, ids);
    if (main) await join(tx, main, others);
    else if (active.length > 0) await open(room, tx, ids, active);
  }
}

/** The oldest case stays; a younger one points to it from now on. */
async function join(tx: DutyTx<"fusion">, main: OpenCase, others: readonly OpenCase[]): Promise<void> {
  for (const other of others) {
    await aliasCase(tx, other, main);
    await record(tx, [
      {
        act: "case.joined",
        actorId: FUSION_DUTY,
        labelId: main.labelId,
        subject: main.caseId,
        facts: { joined: other.caseId },
      },
    ]);
  }
}

async function open(
  room: OpenRealm,
  tx: DutyTx<"fusion">,
  ids: readonly string[],
  active: readonly StoredOrder[],
): Promise<void> {
  const coordinator = (await room.directory()).coordinator;
  if (!coordinator) return; // nobody could receive it
  const reports = await clusterReports(tx, ids);
  for (const stored of active) {
    const read = readStandingOrder(stored.body);
    const opening = read.ok ? opens(read.order, reports, coordinator.id) : undefined;
    if (opening) return openCase(room, tx, stored, opening, coordinator.id);
  }
}

async function openCase(
  room: OpenRealm,
  tx: DutyTx<"fusion">,
  order: StoredOrder,
  opening: Opening,
  leadId: string,
): Promise<void> {
  const chance = room.realm.chance({ actorId: FUSION_DUTY, act: `open ${opening.founding.reportId}` });
  const label = await internLabel(room.realm, caseLabel(leadId, opening.participants));
  const now = await tx.now();
  const opened: OpenCase = { caseId: chance.uuid(), labelId: label.label_id };
  await insertCase(tx, {
    ...opened,
    label,
    number: caseNumber(now.toString(), chance),
    openedBy: FUSION_DUTY,
    standingOrderId: order.standingOrderId,
    foundingReport: opening.founding.reportId,
    leadId,
  });
  await nameParticipants(tx, opened, opening.participants, FUSION_DUTY);
  await pinReport(tx, opened, opening.founding.reportId, FUSION_DUTY);
  await record(tx, [
    {
      act: "case.opened",
      actorId: FUSION_DUTY,
      labelId: label.label_id,
      subject: opened.caseId,
      facts: {
        order: order.name,
        issuedBy: order.person,
        founding: opening.founding.reportId,
        participants: [...opening.participants],
      },
    },
  ]);
}
