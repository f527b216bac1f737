/** The campaign of which a case is one incident, as far as this reader sees one, and how much haste it adds. */
import type { CaseDetail } from "@noroshi/api";
import { upliftOf } from "@noroshi/cases";
import { METHODS } from "../../acts/methods.ts";
import type { ReaderTx } from "../../db/act.ts";
import type { Realm } from "../../db/realm.ts";
import { campaignsAmong } from "../../fusion/campaigns.ts";
import { visibleReports } from "../../intake/reading/store.ts";

/** Campaigns are looked for among so many of the newest reports. */
const AROUND = 120;

/** @param score the priority of the assessment that counts; null without one */
export async function campaignOf(
  realm: Realm,
  tx: ReaderTx,
  reports: readonly string[],
  score: number | null,
): Promise<CaseDetail["campaign"]> {
  const [method] = METHODS;
  if (!method || reports.length === 0) return null;
  const around = [...new Set([...reports, ...(await visibleReports(tx, AROUND)).map((r) => r.id)])];
  const inside = new Set(reports);
  const sizes = (await campaignsAmong(realm, tx, around))
    .filter((c) => c.incidents.some((i) => inside.has(i.id)))
    .map((c) => c.incidents.length);
  if (sizes.length === 0) return null;
  const incidents = Math.max(...sizes);
  return { incidents, ...upliftOf(method, score, incidents), verified: method.campaignUplift.verified };
}
