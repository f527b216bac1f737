/**
 * Campaigns among one reader's newest incidents: its own groups, compared by the evidence that it sees. Nothing is stored; a
 * campaign joins nothing and opens nothing.
 */
import { type CampaignReason, campaigns, type Incident } from "@noroshi/fusion";
import type { ReaderTx } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { readPrepared } from "./feature-store.ts";
import { rulingOf } from "./policy.ts";
import { viewOf } from "./view.ts";

export interface SeenCampaign {
  readonly id: string;
  /** Each incident by its smallest report. */
  readonly incidents: readonly { readonly id: string; readonly reports: number }[];
  readonly reasons: readonly CampaignReason[];
}

export async function campaignsAmong(
  realm: Realm,
  tx: ReaderTx,
  reports: readonly string[],
): Promise<readonly SeenCampaign[]> {
  const ruling = await rulingOf(realm, tx);
  if (!ruling || reports.length === 0) return [];
  const view = await viewOf(realm, tx, reports);
  const known = [...view.groupOf.keys()];
  const prepared = await readPrepared(realm, tx, known, ruling.memory);
  const incidents = [...Map.groupBy(known, (id) => view.groupOf.get(id) ?? id)].map(
    ([id, members]): Incident => ({
      id,
      reports: members.flatMap((report) => prepared.get(report) ?? []),
    }),
  );
  const size = new Map(incidents.map((i) => [i.id, i.reports.length]));
  return campaigns(incidents, ruling.reference).map((c) => ({
    id: c.id,
    incidents: c.incidents.map((id) => ({ id, reports: size.get(id) ?? 0 })),
    reasons: c.reasons,
  }));
}
