/** For tests: a sensor with a key of its own that writes true entries, and what it says it kept. */
import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { commitmentOf, type Entry, entryDigest, type Heartbeat, type NewEntry, writeEntry } from "@noroshi/selection";
import { type KeptRecord, REASONS, type Reason } from "@noroshi/selection/contract";

export interface Told {
  readonly entry: string;
  readonly kept: { readonly commitmentKey: string; readonly records: readonly KeptRecord[] } | null;
}

export const keptRecord = (n: number, over: Partial<KeptRecord> = {}): KeptRecord => ({
  authorisation: "P1",
  direction: "FD",
  fields: { uid: `C${n}`, "id.orig_h": "203.0.113.24" },
  ...over,
});

/** A chain in one realm. */
export function testingChain(realm: string) {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  let last: { number: number; digest: string } | undefined;
  const write = (about: NewEntry): string => {
    const entry = { number: (last?.number ?? 0) + 1, before: last?.digest ?? "", ...about } as Entry;
    const line = writeEntry(entry, (bytes) => sign(null, bytes, privateKey));
    last = { number: entry.number, digest: entryDigest(line) };
    return line;
  };
  const link = (at: string) => ({ realm, at });
  return {
    publicKey: publicKey.export({ format: "pem", type: "spki" }).toString(),
    /** A batch of a hundred, these of which were kept. */
    certificate(records: readonly KeptRecord[], over: object = {}, at = "2026-12-01T12:00:00Z"): Told {
      const key = randomBytes(32);
      const [n, all] = [records.length, 100];
      const counts = REASONS.map((reason) => [reason, reason === "domestic" ? all - n : 0]);
      const destroyedBy = Object.fromEntries(counts) as Record<Reason, number>;
      const none = { received: 0, kept: 0, destroyed: 0 };
      const FD = { received: n, kept: n, destroyed: 0 };
      const about = {
        schema: "selection-certificate/1",
        ...link(at),
        ...{ store: "communications", permits: ["ab"], received: all, refused: 0, reason: null, kept: n },
        ...{ destroyed: all - n, unreadable: 0, destroyedBy, capReached: [], keptBy: n === 0 ? {} : { P1: n } },
        perDirection: { DD: { received: all - n, kept: 0, destroyed: all - n }, FD, DF: none, FF: none },
        commitment: n === 0 ? null : commitmentOf(key, records),
        ...over,
      } as NewEntry;
      return { entry: write(about), kept: n === 0 ? null : { commitmentKey: key.toString("base64"), records } };
    },
    heartbeat: (at: string, within = 60, more: Pick<Heartbeat, "standing"> = {}): Told => ({
      entry: write({ schema: "sensor-heartbeat/1", ...link(at), within, spooled: 2, lost: 1, ...more }),
      kept: null,
    }),
    use: (at: string): Told => ({
      entry: write({
        schema: "sensor-use/1",
        ...link(at),
        ...{ store: "communications", use: "measure", permits: ["P1"], records: 3 },
      }),
      kept: null,
    }),
  };
}
