/**
 * Relations of a case to others that are not it, as far as this reader sees them: the campaign of which it is one incident and
 * how much haste that adds; the vendor waves in which it is one victim's.
 */
import type { CaseDetail } from "@noroshi/api";
import { upliftOf } from "@noroshi/cases";
import type { Directory } from "../../accounts/store.ts";
import { METHODS } from "../../acts/methods.ts";
import type { ReaderTx } from "../../db/act.ts";
import type { Realm } from "../../db/realm.ts";
import { relationsAmong } from "../../fusion/campaigns.ts";
import { sayBoth, sayWaves } from "../../fusion/say-relations.ts";
import { newestToCompare } from "../../intake/reading/store.ts";

/** Relations are looked for among so many of the newest reports, and so many reasons of a campaign are told. */
const AROUND = 120;
const REASONS = 5;

/** @param score the priority of the assessment that counts; null without one */
export async function relationsOf(
  realm: Realm,
  tx: ReaderTx,
  directory: Directory,
  reports: readonly string[],
  score: number | null,
): Promise<Pick<CaseDetail, "campaign" | "waves">> {
  if (reports.length === 0) return { campaign: null, waves: [] };
  const around = [...new Set([...reports, ...(await newestToCompare(tx, AROUND))])];
  const { campaigns, waves, incidentOf } = await relationsAmong(realm, tx, around);
  const inside = new Set(reports.map(incidentOf));
  const own = <T extends { readonly incidents: readonly { readonly id: string }[] }>(list: readonly T[]) =>
    list.filter((one) => one.incidents.some((i) => inside.has(i.id)));
  const [method] = METHODS;
  const [largest] = own(campaigns).toSorted((a, b) => b.incidents.length - a.incidents.length);
  return {
    campaign:
      method && largest
        ? {
            incidents: largest.incidents.length,
            ...upliftOf(method, score, largest.incidents.length),
            verified: method.campaignUplift.verified,
            reasons: largest.reasons.slice(0, REASONS).map(sayBoth),
          }
        : null,
    waves: await sayWaves(realm, tx, directory, own(waves)),
  };
}
