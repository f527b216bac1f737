/**
 * JA4 fingerprints of TLS clients: a shape of its own, so it can be told from every hash.
 */
import { refused } from "../faults.ts";
import { accepted, type Canonical } from "../observable.ts";

/** JA4 (FoxIO): `t13d1516h2_8daaf6152771_e5627efa2ab1`, in lower case. */
export function readJa4(text: string): Canonical {
  const lower = text.toLowerCase();
  const shape = /^[tqd](?:1[0-3]|s[123]|d[123]|00)[di]\d{4}[0-9a-z]{2}_[0-9a-f]{12}_[0-9a-f]{12}$/;
  return shape.test(lower) ? accepted("ja4", lower) : refused("fingerprint-form");
}
