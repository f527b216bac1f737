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

/** Lists of a status are left out beyond this many objects; the counts stay. */
const MOST_LISTED = 5_000;

export function statusOf(id: string, at: string, told: Told) {
  const total = told.successes.length + told.failures.length;
  const lists = total > MOST_LISTED ? {} : { successes: told.successes, failures: told.failures, pendings: [] };
  return {
    id,
    status: "complete",
    request_timestamp: at,
    total_count: total,
    success_count: told.successes.length,
    failure_count: told.failures.length,
    pending_count: 0,
    ...lists,
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
