/** What material may be read for: data of profiles/purposes. The database holds a read to its purpose; this says what that is. */
import { readFileSync } from "node:fs";
import { barredBy } from "@noroshi/handling";
import { z } from "zod";

const Deed = z.object({
  reach: z.enum(["inside", "passive", "active"]),
  purpose: z.enum(["protect", "investigate", "measure", "regulate"]),
});

const PurposeBook = z.object({
  schema: z.literal("noroshi.purposes/1"),
  note: z.string(),
  purposes: z.array(
    z.object({ id: z.string(), name: z.object({ en: z.string(), ja: z.string() }), deed: Deed.optional() }),
  ),
  roles: z.record(z.string(), z.array(z.string()).min(1)),
  restricted: z.object({ tlp: z.array(z.string()), caveats: z.array(z.string()), sealed: z.boolean() }),
});

export type PurposeBook = z.infer<typeof PurposeBook>;

const FILE = new URL("../../../../profiles/purposes/purposes.json", import.meta.url);

/** The book as it ships; a malformed one stops the start. */
export function readPurposes(): PurposeBook {
  return PurposeBook.parse(JSON.parse(readFileSync(FILE, "utf8")));
}

/** Purposes open to who holds these roles; the first is taken where none is said. */
export function purposesOf(book: PurposeBook, roles: readonly string[]): readonly string[] {
  return [...new Set(roles.flatMap((role) => book.roles[role] ?? book.roles["*"] ?? []))];
}

/** What stands against a purpose: nothing against reading alone, else what stands against the deed that follows. */
export function barredFor(book: PurposeBook, purpose: string): readonly string[] {
  const deed = book.purposes.find((p) => p.id === purpose)?.deed;
  return deed ? barredBy(deed) : [];
}
