/** Campaigns and vendor waves in the words of both languages, each incident by a report that the reader may see whole. */
import type { CampaignList, VendorWave } from "@noroshi/api";
import { type CampaignReason, sayCampaignReason, sayWaveReason } from "@noroshi/fusion";
import type { Directory } from "../accounts/store.ts";
import type { ReaderTx } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { seeReports } from "../intake/reading/reports.ts";
import type { SeenCampaign, SeenIncident, SeenWave } from "./campaigns.ts";
import { methodIn, suggestedBy } from "./suggested.ts";

const DAY = 86_400_000;

type Shown = CampaignList["campaigns"][number]["incidents"];

/** Where the reader may have values of a victim but not its report, there is no incident to show beside another. */
async function shown(
  realm: Realm,
  tx: ReaderTx,
  directory: Directory,
  incidents: readonly SeenIncident[],
): Promise<(ids: readonly SeenIncident[]) => Shown> {
  const ends = [...new Set(incidents.map((i) => i.id))];
  const seen = new Map((await seeReports(realm, tx, directory, ends)).map((r) => [r.summary.id, r.summary]));
  return (ids) =>
    ids.flatMap((i) => {
      const report = seen.get(i.id);
      return report ? [{ report: { ...report, case: null }, reports: i.reports }] : [];
    });
}

export async function sayCampaigns(
  realm: Realm,
  tx: ReaderTx,
  directory: Directory,
  list: readonly SeenCampaign[],
): Promise<CampaignList["campaigns"]> {
  const show = await shown(
    realm,
    tx,
    directory,
    list.flatMap((one) => one.incidents),
  );
  const method = await methodIn(realm, tx);
  return list
    .map((one) => ({
      id: one.id,
      suggested: suggestedBy(
        method,
        one.incidents.map((i) => i.id),
      ),
      incidents: show(one.incidents),
      reasons: one.reasons.map((r) => ({ ...r, incidents: r.incidents.length, say: sayBoth(r) })),
    }))
    .filter((one) => one.incidents.length > 1);
}

/** One reason of a campaign in both languages. */
export function sayBoth(reason: CampaignReason): { readonly en: string; readonly ja: string } {
  return { en: sayCampaignReason(reason, "en"), ja: sayCampaignReason(reason, "ja") };
}

export async function sayWaves(
  realm: Realm,
  tx: ReaderTx,
  directory: Directory,
  list: readonly SeenWave[],
): Promise<VendorWave[]> {
  const show = await shown(
    realm,
    tx,
    directory,
    list.flatMap((one) => one.incidents),
  );
  const day = (n: number): string => new Date(Math.floor(n) * DAY).toISOString().slice(0, 10);
  const method = await methodIn(realm, tx);
  return list
    .map((one) => ({
      suggested: suggestedBy(
        method,
        one.incidents.map((i) => i.id),
      ),
      root: one.root,
      victims: one.victims,
      incidents: show(one.incidents),
      from: day(one.from),
      to: day(one.to),
      reasons: one.reasons.map((r) => ({
        code: r.code,
        say: { en: sayWaveReason(r, "en"), ja: sayWaveReason(r, "ja") },
      })),
    }))
    .filter((one) => one.incidents.length > 1);
}
