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

/** A bundle of STIX 2.0: an indicator, an observation with its own marking, a report on both. */
export function stix20Bundle(): Record<string, unknown> {
  const old = (type: string, number: number, properties: StixProperties) => ({
    type,
    id: `${type}--${uuid(number)}`,
    created: CREATED,
    modified: CREATED,
    ...properties,
  });
  const indicator = old("indicator", 1, {
    labels: ["malicious-activity"],
    pattern: "[ipv4-addr:value = '203.0.113.1']",
    valid_from: CREATED,
  });
  const observed = old("observed-data", 2, {
    first_observed: CREATED,
    last_observed: CREATED,
    number_observed: 1,
    objects: {
      "0": { type: "domain-name", value: "seen.example", resolves_to_refs: ["1"] },
      "1": { type: "ipv4-addr", value: "203.0.113.2" },
    },
    object_marking_refs: [AMBER],
  });
  const report = old("report", 3, {
    name: "Report in 2.0",
    labels: ["campaign"],
    published: CREATED,
    object_refs: [indicator.id, observed.id],
  });
  return { type: "bundle", id: `bundle--${uuid(2)}`, spec_version: "2.0", objects: [indicator, observed, report] };
}

/** A bundle of the objects. */
export function bundle(objects: readonly unknown[]): Record<string, unknown> {
  return { type: "bundle", id: `bundle--${uuid(1)}`, objects };
}
