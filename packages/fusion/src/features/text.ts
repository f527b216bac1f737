/**
 * The free text of a report as the readers of this room take it: one width, bounded. Whatever they find in it leaves as a
 * folded fact; the text itself stays behind.
 */
import type { Report } from "@noroshi/intake/contract";

const MAX_CHARACTERS = 20_000;

/** Kinds whose title a person wrote; the others' is the victim's name, or the form's. */
const TITLED: ReadonlySet<Report["kind"]> = new Set(["stix_report", "misp_event", "document"]);

/** The title where a person wrote it, and the narrative; NFKC, at most 20,000 characters. */
export function textOf({ kind, title, narrative }: Pick<Report, "kind" | "title" | "narrative">): string {
  return [...(TITLED.has(kind) ? [title] : []), ...narrative.map((part) => part.text)]
    .join("\n")
    .slice(0, MAX_CHARACTERS)
    .normalize("NFKC");
}

/** At most so many facts of one sort are taken from a report: a hostile text costs no more than an honest one. */
export const MOST = 20;
