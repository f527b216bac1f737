/** The resources of TAXII 2.1 as they travel: discovery, root, collection, manifest, status, error. */

export const TAXII = "application/taxii+json;version=2.1";

export interface ObjectStatus {
  readonly id: string;
  readonly version: string;
  readonly message?: string;
}

export interface Told {
  readonly successes: readonly ObjectStatus[];
  readonly failures: readonly ObjectStatus[];
}

/**
 * TAXII 2.1 §4.3.1. Every object is in a list, however many they are: clients hold the lists against the counts. An empty list
 * is left out, as everywhere in the standard.
 */
export function statusOf(id: string, at: string, { successes, failures }: Told) {
  return {
    id,
    status: "complete",
    request_timestamp: at,
    total_count: successes.length + failures.length,
    success_count: successes.length,
    ...(successes.length === 0 ? {} : { successes }),
    failure_count: failures.length,
    ...(failures.length === 0 ? {} : { failures }),
    pending_count: 0,
  };
}

/** TAXII 2.1 §3.6.1. */
export function errorOf(status: number, title: string, description: string, code: string) {
  // No id of the error: what is hidden and what is missing are the same bytes.
  return { title, description, error_code: code, http_status: String(status) };
}

/** Does an `Accept` header take TAXII 2.1 (§1.6.8)? An absent one takes anything. */
export function takesTaxii(accept: string | undefined): boolean {
  if (accept === undefined || accept.trim() === "") return true;
  return accept.split(",").some((one) => {
    const [type, ...parameters] = one.toLowerCase().replaceAll(" ", "").replaceAll('"', "").split(";");
    if (type === "*/*" || type === "application/*") return true;
    const version = parameters.find((p) => p.startsWith("version="));
    return type === "application/taxii+json" && (version === undefined || version === "version=2.1");
  });
}

/** Is a body TAXII 2.1 by its `Content-Type`? */
export function isTaxii(contentType: string | undefined): boolean {
  const [type, ...parameters] = (contentType ?? "").toLowerCase().replaceAll(" ", "").replaceAll('"', "").split(";");
  const version = parameters.find((p) => p.startsWith("version="));
  return type === "application/taxii+json" && (version === undefined || version === "version=2.1");
}
