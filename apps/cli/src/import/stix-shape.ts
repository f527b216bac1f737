/** What a parsed value is, as far as lifting goes: STIX 2.0, or the data file of a TAXII server with collections of both versions. */

type Fields = Readonly<Record<string, unknown>>;

const isFields = (v: unknown): v is Fields => typeof v === "object" && v !== null && !Array.isArray(v);

/** Types that STIX 2.1 writes without spec_version: observables. Everything else without it is 2.0 (STIX 2.1 §3.2). */
const OBSERVABLES: ReadonlySet<string> = new Set(
  "artifact autonomous-system directory domain-name email-addr email-message file ipv4-addr ipv6-addr mac-addr mutex network-traffic process software url user-account windows-registry-key x509-certificate".split(
    " ",
  ),
);

/** A bundle that calls itself 2.0: the hub lifts it, and keeps it as it came. */
export function saysOldStix(value: unknown): boolean {
  return isFields(value) && value["type"] === "bundle" && value["spec_version"] === "2.0";
}

/** A bundle or envelope of which anything is 2.0. */
export function isOldStix(value: unknown): boolean {
  if (!isFields(value)) return false;
  if (saysOldStix(value)) return true;
  const objects = value["objects"];
  if (!Array.isArray(objects) || (value["type"] !== "bundle" && value["type"] !== undefined)) return false;
  return objects.some(isOldObject);
}

function isOldObject(object: unknown): boolean {
  if (!isFields(object) || typeof object["type"] !== "string" || typeof object["id"] !== "string") return false;
  const version = object["spec_version"];
  return (
    version === "2.0" ||
    (version === undefined && object["id"].startsWith(`${object["type"]}--`) && !OBSERVABLES.has(object["type"]))
  );
}

/**
 * The filled collections of a TAXII server's data file (API roots by name, each with `collections`), as envelopes.
 * Objects that appear there in several versions are handed on as they are.
 */
export function collectionsOf(value: unknown): readonly { readonly name: string; readonly envelope: unknown }[] {
  if (!isFields(value)) return [];
  return Object.values(value).flatMap((root) => {
    const collections = isFields(root) ? root["collections"] : undefined;
    if (!Array.isArray(collections)) return [];
    return collections.filter(isFields).flatMap((c) => {
      const objects = c["objects"];
      if (typeof c["id"] !== "string" || !Array.isArray(objects) || objects.length === 0) return [];
      return [{ name: c["id"], envelope: { more: false, objects } }];
    });
  });
}
