/**
 * Relations among one reader's newest incidents: its own groups, compared by the evidence that it sees. Campaigns share an
 * adversary, vendor waves a root. Nothing is stored; neither joins anything or opens anything.
 */
import { type CampaignReason, campaigns, type Incident, type VendorWave, vendorWaves } from "@noroshi/fusion";
import type { ReaderTx } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { readPrepared } from "./feature-store.ts";
import { rulingOf } from "./policy.ts";
import { viewOf } from "./view.ts";

/** An incident by its smallest report, and how many of its reports were seen. */
export interface SeenIncident {
  readonly id: string;
  readonly reports: number;
}

export interface SeenCampaign {
  readonly id: string;
  readonly incidents: readonly SeenIncident[];
  readonly reasons: readonly CampaignReason[];
}

export interface SeenWave extends Omit<VendorWave, "incidents"> {
  readonly incidents: readonly SeenIncident[];
}

export interface Relations {
  readonly campaigns: readonly SeenCampaign[];
  readonly waves: readonly SeenWave[];
  /** The incident of which a report is one. */
  readonly incidentOf: (reportId: string) => string;
}

/** The relations among the incidents of these reports. */
export async function relationsAmong(realm: Realm, tx: ReaderTx, reports: readonly string[]): Promise<Relations> {
  const ruling = await rulingOf(realm, tx);
  if (!ruling || reports.length === 0) return { campaigns: [], waves: [], incidentOf: (id) => id };
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
  const seen = (ids: readonly string[]): readonly SeenIncident[] =>
    ids.map((id) => ({ id, reports: size.get(id) ?? 0 }));
  return {
    campaigns: campaigns(incidents, ruling.reference).map((c) => ({
      id: c.id,
      incidents: seen(c.incidents),
      reasons: c.reasons,
    })),
    waves: vendorWaves(incidents, ruling.reference).map((w) => ({ ...w, incidents: seen(w.incidents) })),
    incidentOf: (id) => view.groupOf.get(id) ?? id,
  };
}
