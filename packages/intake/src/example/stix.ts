/**
 * A small STIX 2.1 transfer to change: identity, marking, indicators, report. Ids are fixed, so that tests can name them.
 */

const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const CREATED = "2026-12-01T00:00:00.000Z";

/** Ids of the two statements of TLP that tests use. */
export const GREEN = "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb";
export const AMBER = "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421";

export type StixProperties = Readonly<Record<string, unknown>>;

/** An SDO of a type with a number for its id. */
export function sdo(type: string, number: number, properties: StixProperties = {}): Record<string, unknown> {
  return {
    type,
    spec_version: "2.1",
    id: `${type}--${uuid(number)}`,
    created: CREATED,
    modified: CREATED,
    ...properties,
  };
}

/** An indicator on an address; marked GREEN. */
export function indicator(number: number, properties: StixProperties = {}): Record<string, unknown> {
  const pattern = `[ipv4-addr:value = '203.0.113.${number % 256}']`;
  const own = {
    pattern,
    pattern_type: "stix",
    valid_from: CREATED,
    indicator_types: ["malicious-activity"],
    object_marking_refs: [GREEN],
  };
  return sdo("indicator", number, { ...own, ...properties });
}

/** A report on the objects. */
export function report(
  number: number,
  objects: readonly Record<string, unknown>[],
  properties: StixProperties = {},
): Record<string, unknown> {
  const object_refs = objects.map(({ id }) => id);
  return sdo("report", number, {
    name: `Report ${number}`,
    published: CREATED,
    object_refs,
    object_marking_refs: [GREEN],
    ...properties,
  });
}

/** A bundle of the objects. */
export function bundle(objects: readonly unknown[]): Record<string, unknown> {
  return { type: "bundle", id: `bundle--${uuid(1)}`, objects };
}
