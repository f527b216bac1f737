/**
 * Caveats in words, as they travel where a format has no field for them: one fixed text each, the same when it is written and when it
 * is read back, so that no way through a format makes anything milder.
 */
import type { Caveat } from "./label.ts";

export const STATEMENTS = {
  /** For every caveat that names groups, bodies or compartments: the strictest, and no name travels. */
  recipients_only: "Handling: for the recipients of this package only. Do not pass on to anybody else.",
  government_only: "Handling: for government bodies only.",
  no_foreign_release: "Handling: no release to foreign bodies.",
  no_law_enforcement_without_consent: "Handling: no law enforcement use without the originator's consent.",
  originator_control: "Handling: originator control. Ask the releasing office before any further release.",
  strict_scope_government: "Handling: TLP:AMBER+STRICT covers the domestic government.",
  limited_use: "Handling: limited use. For the protection of one's own systems and for nothing else.",
  law_enforcement_only: "Handling: for law enforcement only.",
} as const;

export type Stated = keyof typeof STATEMENTS;

/** The caveat that a statement says; undefined for words of somebody else. */
export function statedIn(words: string): Stated | undefined {
  return BY_WORDS.get(words.trim());
}

/** As a caveat; `recipients_only` is none by itself: it narrows the marking. */
export function caveatOf(stated: Stated): Caveat | undefined {
  return stated === "recipients_only" ? undefined : stated;
}

const BY_WORDS: ReadonlyMap<string, Stated> = new Map(
  (Object.keys(STATEMENTS) as Stated[]).map((name) => [STATEMENTS[name], name]),
);
