/** The index of a court export, as the hub wrote and signed it. untrusted: checked by shape, and strictly. */
import { z } from "zod";

const Digest = z.string().regex(/^[0-9a-f]{64}$/);
const Instant = z.iso.datetime({ offset: true });
/** A name in the archive: one folder, no way out of it. */
const Path = z.string().regex(/^(originals|proofs)\/[A-Za-z0-9][A-Za-z0-9._-]*$/);

const Hand = z.strictObject({
  step: z.string().min(1),
  at: Instant,
  by: z.string(),
  holder: z.string(),
  sha256: Digest,
});

const IndexSchema = z.strictObject({
  schema: z.literal("court-export/1"),
  realm: z.string().min(1),
  exercise: z.boolean(),
  case: z.uuid(),
  order: z.strictObject({ id: z.uuid(), at: Instant, person: z.uuid(), second: z.boolean() }),
  court: z.string(),
  reason: z.string(),
  by: z.strictObject({ body: z.string().min(1), actor: z.string().min(1) }),
  at: Instant,
  /** SHA-256 of the public key under whose signature it stands. */
  key: Digest,
  originals: z.array(
    z.strictObject({
      report: z.uuid(),
      /** Null where its key is destroyed: there is nothing to hand over. */
      path: Path.nullable(),
      sha256: Digest.nullable(),
      bytes: z.number().int().min(0),
      mediaType: z.string(),
      format: z.string(),
      version: z.number().int(),
      receivedAt: Instant,
      sender: z.string(),
      attachments: z.array(
        z.strictObject({
          id: z.string(),
          sha256: Digest,
          bytes: z.number().int().min(0),
          sample: z.boolean(),
          custody: z.array(Hand),
        }),
      ),
    }),
  ),
  proofs: z.array(z.strictObject({ path: Path, about: z.uuid(), sha256: Digest })),
});
export type CourtIndex = z.infer<typeof IndexSchema>;

/** Undefined where it is no index. */
export function readCourtIndex(text: string): CourtIndex | undefined {
  try {
    return IndexSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
