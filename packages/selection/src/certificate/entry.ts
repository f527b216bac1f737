/**
 * What a sensor tells of itself, entry by entry: a certificate for every batch, a heartbeat so that silence shows, every use for
 * another purpose. Each names the one before by its digest and is signed by the sensor; a missing one is a gap that nobody can
 * hide. Counts, permits by digest and commitments only: no content and no digest of input.
 */
import { createHash, createHmac, type KeyObject, verify } from "node:crypto";
import { z } from "zod";
import { DIRECTIONS, type KeptRecord, REASONS, USES } from "../contract/index.ts";

/** Communications law, and an owner's consent for its own network: two stores that never meet. */
export const STORES = ["communications", "owner"] as const;
export type StoreName = (typeof STORES)[number];

const Count = z.number().int().min(0);
const DirectionCounts = z.strictObject({ received: Count, kept: Count, destroyed: Count });
const link = {
  realm: z.string().min(1).max(200),
  number: z.number().int().min(1),
  /** SHA-256 of the entry's text before, hexadecimal; empty for the first. */
  before: z.string().regex(/^(?:[0-9a-f]{64})?$/),
  at: z.iso.datetime({ offset: true }),
};

export const CertificateSchema = z.strictObject({
  schema: z.literal("selection-certificate/1"),
  ...link,
  store: z.enum(STORES),
  /** Digests of the signed permits under which this batch was looked at. */
  permits: z.array(z.string().max(64)).max(10_000),
  received: Count,
  refused: Count,
  /** Why the whole batch was refused, or what interrupted it; null when it was selected from. */
  reason: z.string().max(64).nullable(),
  kept: Count,
  destroyed: Count,
  /** Lines that were no record: counted, destroyed, and in none of the figures above. */
  unreadable: Count,
  destroyedBy: z.record(z.enum(REASONS), Count).nullable(),
  perDirection: z.record(z.enum(DIRECTIONS), DirectionCounts).nullable(),
  capReached: z.array(z.string().max(200)).max(10_000),
  keptBy: z.record(z.string().max(200), Count),
  /** Keyed with a secret of this batch that is kept and destroyed with what was kept; null when nothing was. */
  commitment: z.string().max(64).nullable(),
});
export type Certificate = z.infer<typeof CertificateSchema>;

export const HeartbeatSchema = z.strictObject({
  schema: z.literal("sensor-heartbeat/1"),
  ...link,
  /** Seconds until the next one at the latest. */
  within: z.number().int().min(1).max(86_400),
  /** Batches that wait for the hub. */
  spooled: Count,
  /** Datagrams that came while there was no room. */
  lost: Count,
  /** The word of the commission that it goes by and its permits, as it had them then; absent in entries from before it told. */
  standing: z
    .strictObject({
      /** When the status token was issued; null without one that counts. */
      statusIssuedAt: z.iso.datetime({ offset: true }).nullable(),
      permits: z
        .array(
          z.strictObject({
            id: z.string().max(200),
            store: z.enum(STORES),
            until: z.iso.datetime({ offset: true }),
            /** Why it may not be used now; null where it may. */
            refused: z.string().max(64).nullable(),
          }),
        )
        .max(10_000),
    })
    .optional(),
});
export type Heartbeat = z.infer<typeof HeartbeatSchema>;

export const UseEntrySchema = z.strictObject({
  schema: z.literal("sensor-use/1"),
  ...link,
  store: z.enum(STORES),
  use: z.enum(USES),
  permits: z.array(z.string().max(200)).max(10_000),
  records: Count,
});
export type UseEntry = z.infer<typeof UseEntrySchema>;

const EntrySchema = z.discriminatedUnion("schema", [CertificateSchema, HeartbeatSchema, UseEntrySchema]);
export type Entry = z.infer<typeof EntrySchema>;

/** What a sensor writes; its place in the chain is added. */
export type NewEntry =
  | Omit<Certificate, "number" | "before">
  | Omit<Heartbeat, "number" | "before">
  | Omit<UseEntry, "number" | "before">;

export type EntryCode = "ENTRY_NOT_READABLE" | "ENTRY_NOT_SIGNED" | "ENTRY_DOES_NOT_ADD_UP";
export type ReadEntry = { readonly ok: true; readonly entry: Entry } | { readonly ok: false; readonly code: EntryCode };

/** An entry as one line: its JSON and the signature over that, each in base64url, with a dot between. */
export function writeEntry(entry: Entry, sign: (bytes: Uint8Array) => Uint8Array): string {
  const body = Buffer.from(JSON.stringify(entry)).toString("base64url");
  return `${body}.${Buffer.from(sign(Buffer.from(body))).toString("base64url")}`;
}

/** By which the next entry names this one. */
export function entryDigest(line: string): string {
  return createHash("sha256").update(line).digest("hex");
}

// untrusted: a line from the network or a file
/** Reads a line, checks the sensor's signature and that every record is accounted for: kept + destroyed + refused = received. */
export function readEntry(line: string, key: KeyObject): ReadEntry {
  const [body = "", signature = "", more] = line.split(".");
  if (more !== undefined || !verify(null, Buffer.from(body), key, Buffer.from(signature, "base64url")))
    return { ok: false, code: "ENTRY_NOT_SIGNED" };
  const read = EntrySchema.safeParse(parsed(Buffer.from(body, "base64url").toString()));
  if (!read.success) return { ok: false, code: "ENTRY_NOT_READABLE" };
  const entry = read.data;
  return entry.schema === "selection-certificate/1" && !addsUp(entry)
    ? { ok: false, code: "ENTRY_DOES_NOT_ADD_UP" }
    : { ok: true, entry };
}

/** Nothing is in two figures or in none. */
export function addsUp(c: Certificate): boolean {
  const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);
  const directions = Object.values(c.perDirection ?? {});
  return (
    c.kept + c.destroyed + c.refused === c.received &&
    sum(Object.values(c.keptBy)) === c.kept &&
    (c.kept === 0) === (c.commitment === null) &&
    (c.destroyedBy === null || sum(Object.values(c.destroyedBy)) === c.destroyed) &&
    (c.perDirection === null || sum(directions.map((d) => d.received)) === c.received - c.refused) &&
    directions.every((d) => d.kept + d.destroyed === d.received)
  );
}

/** How an entry stands to the last one that was taken: the next, the same again, a hole before it, or another past. */
export function standsTo(
  last: { readonly number: number; readonly digest: string } | undefined,
  entry: Pick<Entry, "number" | "before">,
  digest: string,
): "next" | "again" | "gap" | "fork" {
  const number = last?.number ?? 0;
  if (entry.number === number) return digest === last?.digest ? "again" : "fork";
  if (entry.number < number) return "fork";
  if (entry.number > number + 1) return "gap";
  return entry.before === (last?.digest ?? "") ? "next" : "fork";
}

/** The commitment to a batch's kept records under its own key. */
export function commitmentOf(key: Uint8Array, records: readonly KeptRecord[]): string {
  return createHmac("sha256", key).update(JSON.stringify(records)).digest("base64");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
