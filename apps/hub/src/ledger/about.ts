/** What there is to say of a realm's logs to who runs the machine: names, keys, sizes; never an entry. */
import { writeKey } from "@noroshi/ledger";
import type { OpenRealm } from "../open-realm.ts";
import { KINDS, type RealmLedger, signerOf } from "./keep.ts";
import type { LogKind } from "./store.ts";

export interface LogAbout {
  readonly kind: LogKind;
  readonly origin: string;
  /** The log's verifier key, as a trust policy names it. */
  readonly key: string;
  readonly size: number;
  readonly checkpoint: string | null;
}

export async function logsOf(room: OpenRealm, ledger: RealmLedger): Promise<readonly LogAbout[]> {
  const logs: LogAbout[] = [];
  for (const kind of KINDS) {
    const { log, folder } = await ledger.current(kind);
    const key = writeKey(signerOf(room, kind, log.origin).key);
    logs.push({ kind, origin: log.origin, key, size: folder.size(), checkpoint: folder.checkpoint() ?? null });
  }
  return logs;
}
