/**
 * What selection is told at its start: its realm, whose keys count there, the signed permits with their acts, the commission's
 * status token. Only the keyring is taken on trust (the operator puts it there); everything else must be signed by a key in it.
 */
import { z } from "zod";

const realm = {
  realm: z.string().min(1).max(200),
  kind: z.enum(["live", "exercise", "replay"]),
  /** Whose addresses are domestic: two capital letters. */
  country: z.string().regex(/^[A-Z]{2}$/),
  keyring: z
    .array(
      z.strictObject({
        kid: z.string().min(1),
        body: z.string().min(1),
        kind: z.string().min(1),
        key: z.strictObject({ kty: z.literal("OKP"), crv: z.literal("Ed25519"), x: z.string().min(1) }),
      }),
    )
    .max(10_000),
};

const KeysSchema = z.strictObject({ schema: z.literal("realm-keys/1"), ...realm });
export type RealmKeys = z.infer<typeof KeysSchema>;

const SetUpSchema = z
  .strictObject({
    schema: z.literal("sensor-set-up/1"),
    ...realm,
    permits: z.array(z.strictObject({ permit: z.string(), acts: z.array(z.string()).max(1_000) })).max(10_000),
    status: z.string().nullable(),
    /** No cipher: for test realms, so that a scan of bytes can be shown to find what is there. */
    cipher: z.enum(["sealed", "identity"]).default("sealed"),
  })
  .refine((s) => s.cipher === "sealed" || s.kind === "replay", {
    path: ["cipher"],
    message: "only a replay may go without",
  });
export type SetUp = z.infer<typeof SetUpSchema>;

export type Told<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly place: string; readonly say: string };

/** Reads the text of a set-up. */
export function readSetUp(text: string): Told<SetUp> {
  return told(SetUpSchema, text);
}

/** Reads the text of a realm's keys. */
export function readKeys(text: string): Told<RealmKeys> {
  return told(KeysSchema, text);
}

// untrusted: a file that somebody wrote
function told<T>(schema: z.ZodType<T>, text: string): Told<T> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { ok: false, place: "", say: error instanceof Error ? error.message : String(error) };
  }
  const read = schema.safeParse(value);
  if (read.success) return { ok: true, value: read.data };
  const [first] = read.error.issues;
  return { ok: false, place: first?.path.join(".") ?? "", say: first?.message ?? "not readable" };
}
