/**
 * A body as a partner of the office: what it may have of what the office itself sees, by the step of the rule that decides, and what
 * the office released to it. What the body holds in all is its own, and is not counted here.
 */
import type { Partner } from "@noroshi/api";
import { mayReceive, saidOfOthers, saidToOwner } from "@noroshi/handling";
import type { Signed } from "../accounts/signed.ts";
import { asReader, type ReaderTx } from "../db/act.ts";
import { readLabels } from "../db/world.ts";
import { Refusal } from "../http/problem.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { knownTo } from "../preview/preview.ts";
import { sightIn } from "../preview/sight-in.ts";
import { countsByLabel, releasesTo } from "./partner-store.ts";

/** @throws Refusal NOT_ALLOWED for a body that does not coordinate, NOT_FOUND for a body that the asker may not know of, and itself */
export async function partnerOf(signed: Signed, slug: string): Promise<Partner> {
  const directory = await signed.room.directory();
  if (signed.body.kind !== "coordinator" || signed.body.country !== directory.hubCountry)
    throw new Refusal("NOT_ALLOWED");
  const body = knownTo(signed, directory).find((o) => o.slug === slug && o.id !== signed.body.id);
  if (!body) throw new Refusal("NOT_FOUND");
  const { realm, name } = signed.room;
  const seen = await asReader(
    realm,
    signed.acting.reader,
    async (tx) => ({ may: await mayHave(signed, tx, body.id), releases: await releasesTo(tx, body.id) }),
    { readOnly: true },
  );
  const root = `/taxii2/${name}/collections`;
  return {
    body: bodyOf(directory, body.id),
    country: body.country,
    groups: [...body.groups],
    may: seen.may,
    collections: [
      { name: "released", path: `${root}/released/`, writes: false },
      { name: "submissions", path: `${root}/submissions/`, writes: true },
    ],
    releases: seen.releases.map((r) => ({ ...r })),
  };
}

async function mayHave(signed: Signed, tx: ReaderTx, bodyId: string): Promise<Partner["may"]> {
  const directory = await signed.room.directory();
  const counts = await countsByLabel(tx);
  const labels =
    counts.length === 0
      ? new Map()
      : await readLabels(
          tx.db,
          counts.map((c) => c.label_id),
        );
  const sight = await sightIn(tx, directory, labels.values());
  const body = sight.body(bodyId);
  const found = new Map<string, Partner["may"][number]>();
  for (const { label_id, values } of counts) {
    const label = labels.get(label_id);
    if (!label || !body) continue;
    const verdict = mayReceive(body, label, sight);
    const said = label.ownerId === signed.body.id ? saidToOwner(verdict) : saidOfOthers(verdict);
    const rule = said.findLast((s) => s.outcome !== "passes")?.rule ?? "nothing_restricts";
    const one = found.get(`${verdict.allowed} ${rule}`) ?? { receives: verdict.allowed, rule, values: 0 };
    found.set(`${verdict.allowed} ${rule}`, { ...one, values: one.values + values });
  }
  return [...found.values()].sort((a, b) => Number(b.receives) - Number(a.receives) || b.values - a.values);
}
