/** The texts of the facts that may be told of a victim. */

export const VICTIM_FIELD_WORDS = {
  name: "victim.fieldName",
  sector: "victim.fieldSector",
  region: "victim.fieldRegion",
  system: "victim.fieldSystem",
  occurred: "victim.fieldOccurred",
  values: "victim.fieldValues",
} as const satisfies Readonly<Record<string, string>>;
