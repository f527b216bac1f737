/** Malware, tools and actors that a report names, in its fields or its text, each by one name; and its ATT&CK techniques. */
import type { Report } from "@noroshi/intake/contract";
import type { NameFeature } from "../contract/index.ts";
import { type AliasBase, bareName, type KnownName } from "../reference/aliases.ts";
import { MOST } from "./text.ts";

/** Names of the report's fields, and those that its text mentions. What the fields name stands first; a sure mention makes a name sure. */
export function namesIn(
  names: Report["names"],
  mentioned: readonly KnownName[],
  base: AliasBase,
): readonly NameFeature[] {
  const found = new Map<string, NameFeature>();
  const take = (one: NameFeature): void => {
    const before = found.get(one.name);
    if (before === undefined ? found.size < MOST : one.sure && !before.sure) found.set(one.name, one);
  };
  for (const { kind, value } of names) {
    if (kind === "technique") continue;
    const known = base.known(value);
    if (known !== undefined) take(known);
    else if (bareName(value).length > 1) take({ kind, name: bareName(value), sure: true });
  }
  for (const known of mentioned) take(known);
  return [...found.values()];
}

const TECHNIQUE = /(?<![\w.-])T[01]\d{3}(?:\.\d{3})?(?![\w-])/gu;

/** ATT&CK ids of techniques, in order, each once. */
export function techniquesIn(names: Report["names"], text: string): readonly string[] {
  const said = names.flatMap(({ kind, value }) => (kind === "technique" ? (value.match(TECHNIQUE) ?? []) : []));
  return [...new Set([...said, ...(text.match(TECHNIQUE) ?? [])])].sort().slice(0, 3 * MOST);
}
