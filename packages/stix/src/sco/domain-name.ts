/** Domain Name (STIX 2.1 §6.4): RFC 1034 and RFC 5890, in A-labels or in Unicode. */
import { type Of, sco } from "../object/define.ts";
import { reference } from "../property/identifier.ts";
import { listOf } from "../property/list.ts";
import { clip } from "../property/scalar.ts";
import { type Shape, wrongKind } from "../property/shape.ts";

// Underscores are used by service names (RFC 8552); letters, marks and joiners of other scripts by U-labels (RFC 5892).
const LABEL = /^[\p{L}\p{N}\p{M}_](?:[\p{L}\p{N}\p{M}\p{Join_Control}·・_-]{0,61}[\p{L}\p{N}\p{M}_])?$/u;

/** Whether a text can be a domain name; an address in dotted form is none. */
export function isDomainName(text: string): boolean {
  const name = text.endsWith(".") ? text.slice(0, -1) : text;
  if (name.length === 0 || name.length > 253) return false;
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(name)) return false;
  return name.split(".").every((label) => LABEL.test(label));
}

export const domainNameValue: Shape<string> = (value, trial) => {
  if (typeof value !== "string") return wrongKind(value, "a domain name", trial);
  if (!isDomainName(value)) trial.flag("domain-name", `"${clip(value)}" is not a domain name.`);
};

export const domainName = sco("domain-name", {
  section: "6.4",
  must: { value: domainNameValue },
  may: { resolves_to_refs: listOf(reference({ only: ["ipv4-addr", "ipv6-addr", "domain-name"] })) },
});
export type DomainName = Of<typeof domainName>;
