/** Holds what is gone and what is there against certificates, holds and dates, over the whole realm, as the keeper's duty. */
import { classOf, dueAt, type Finding, judgeErasures } from "@noroshi/oversight";
import { asDuty } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { certificateOf } from "./dispose.ts";
import { certificateRows, holdSpans, tombstones } from "./keeper-store.ts";
import { RETENTION } from "./plan.ts";
import { keptRecords } from "./store.ts";

/** Two people need some time to agree; after it what is due and still there is overdue. */
const GRACE_DAYS = 90;

export interface Verification {
  readonly findings: readonly Finding[];
  readonly erased: number;
  readonly certified: number;
  readonly kept: number;
}

export function verifyRetention(realm: Realm): Promise<Verification> {
  return asDuty(
    realm,
    "keeper",
    async (tx) => {
      const [gone, certificates, holds, records] = [
        await tombstones(tx),
        await certificateRows(tx),
        await holdSpans(tx),
        await keptRecords(tx, {}),
      ];
      const findings = judgeErasures(
        {
          tombstones: gone,
          certificates: certificates.map(certificateOf),
          holds,
          remaining: records.map((r) => ({ key: r.key, dueAt: dueAt(classOf(RETENTION, r), r) })),
        },
        (await tx.now()).toString(),
        GRACE_DAYS,
      );
      return { findings, erased: gone.length, certified: certificates.length, kept: records.length };
    },
    { readOnly: true, isolation: "repeatable read" },
  );
}
