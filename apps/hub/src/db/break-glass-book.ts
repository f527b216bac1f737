/** What an emergency may open for whom, and what it never opens: data of profiles/break-glass, checked when it is read. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { DatabaseError } from "./errors.ts";

const BreakGlassBook = z.object({
  schema: z.literal("noroshi.break-glass/1"),
  note: z.string(),
  opens: z.array(
    z.object({
      role: z.string(),
      kinds: z.array(z.enum(["reports", "values", "cases", "receipts"])).min(1),
      longestMinutes: z.number().int().min(1).max(480),
      rule: z.enum(["other_person", "other_organisation"]),
    }),
  ),
  never: z.object({
    tlp: z.array(z.string()),
    caveats: z.array(z.string()),
    sealed: z.boolean(),
    roles: z.record(z.string(), z.string()),
  }),
});

export type BreakGlassBook = z.infer<typeof BreakGlassBook>;

const FILE = new URL("../../../../profiles/break-glass/break-glass.json", import.meta.url);

/** @throws DatabaseError ROLE_BOOK when it is malformed or opens something for a role that never opens anything */
export function readBreakGlass(): BreakGlassBook {
  const parsed = BreakGlassBook.safeParse(JSON.parse(readFileSync(FILE, "utf8")));
  if (!parsed.success) throw new DatabaseError("ROLE_BOOK", `profiles/break-glass: ${z.prettifyError(parsed.error)}`);
  const never = parsed.data.opens.find((o) => o.role in parsed.data.never.roles);
  if (never)
    throw new DatabaseError("ROLE_BOOK", `profiles/break-glass opens something for ${never.role}, which never has`);
  return parsed.data;
}
