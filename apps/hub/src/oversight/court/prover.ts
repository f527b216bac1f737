/** Proof files of a reader's own acts about a thing, as the ledger gives them out. */
import { asReader } from "../../db/act.ts";
import type { RealmLedger } from "../../ledger/keep.ts";
import { proofOf, provable } from "../../ledger/prove.ts";
import type { OpenRealm } from "../../open-realm.ts";
import type { Prover } from "./export.ts";

export function ledgerProver(ledgerOf: (room: OpenRealm) => RealmLedger): Prover {
  return async (c, about) => {
    const { room, acting } = c.get("signed");
    const read = <T>(fn: Parameters<typeof asReader<T>>[2]) =>
      asReader(room.realm, acting.reader, fn, { readOnly: true });
    const files = [];
    for (const act of await read((tx) => provable(tx, room.name, about))) {
      if (act.state !== "proved") continue;
      const proof = await proofOf(read, room.name, ledgerOf(room), Buffer.from(act.id, "hex"));
      if (proof?.state === "proved")
        files.push({ name: `${proof.act}-${act.id.slice(0, 16)}.tlog-proof`, text: proof.file });
    }
    return files;
  };
}
