/** What a machine suggests says by which method and from which reports. */
import type { Suggested } from "@noroshi/api";
import type { ReaderTx } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { rulingOf } from "./policy.ts";

/** Which policy the realm's machine reckons by. */
export async function methodIn(realm: Realm, tx: ReaderTx): Promise<string> {
  return `link policy ${(await rulingOf(realm, tx))?.policy.id ?? "none"}`;
}

export function suggestedBy(method: string, reports: readonly string[]): Suggested {
  return { by: "machine", method, inputs: reports.map((id) => ({ kind: "report" as const, id })) };
}
