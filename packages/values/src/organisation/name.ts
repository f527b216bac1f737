/**
 * The name of an organisation, taken apart for linkage.
 */

export interface OrganisationName {
  /** Tokens joined by a blank: equal keys are the same name written twice. */
  readonly key: string;
  readonly tokens: readonly string[];
  /** Legal forms that were taken off, in their common English or Japanese form. */
  readonly legalForms: readonly string[];
  /** Other names: d/b/a, former names, readings, brackets. */
  readonly aliases: readonly string[];
  readonly script: "latin" | "japanese" | "mixed" | "other";
}

/** Takes a name apart. Never throws. */
export function organisationName(raw: string): OrganisationName {
  const tokens =
    raw
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return { key: tokens.join(" "), tokens, legalForms: [], aliases: [], script: "latin" };
}
