/** What material may be read for: data of profiles/purposes. The database holds a read to its purpose; this says what that is. */
import { readFileSync } from "node:fs";
import { z } from "zod";

const PurposeBook = z.object({
  schema: z.literal("noroshi.purposes/1"),
  note: z.string(),
  purposes: z.array(z.object({ id: z.string(), name: z.object({ en: z.string(), ja: z.string() }) })),
  roles: z.record(z.string(), z.array(z.string()).min(1)),
  restricted: z.object({ tlp: z.array(z.string()), caveats: z.array(z.string()), sealed: z.boolean() }),
  barred: z.array(
    z.object({ caveat: z.string(), purposes: z.array(z.string()), unlessConsented: z.string(), source: z.string() }),
  ),
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

/** Caveats that stand against a purpose. */
export function barredFor(book: PurposeBook, purpose: string): readonly string[] {
  return book.barred.filter((b) => b.purposes.includes(purpose)).map((b) => b.caveat);
}
