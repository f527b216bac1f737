/** What TAXII has to know of an object without reading it: id, version, type, version of the standard (TAXII 2.1 §3.5, §5.3). */
import { isTimestamp, typeOfId } from "@noroshi/stix";

export interface Addressed {
  readonly id: string;
  /** `modified`, else `created`, else null: then the instant at which it is added. */
  readonly version: string | null;
  readonly type: string;
  readonly specVersion: string;
}

/** @returns undefined for what is no STIX object: without a readable id, or with a time that is none */
export function addressOf(value: unknown): Addressed | undefined {
  // untrusted: anything that JSON can say
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const { id, type, modified, created, spec_version } = value as Readonly<Record<string, unknown>>;
  if (typeof id !== "string" || typeof type !== "string" || id.length > 300 || typeOfId(id) !== type) return undefined;
  const version = modified ?? created ?? null;
  if (version !== null && (typeof version !== "string" || !isTimestamp(version))) return undefined;
  if (typeof spec_version === "string" && !keepable(spec_version)) return undefined;
  // Only observables of 2.1 have no times of their own (STIX 2.1 §3.2); a marking of 2.0 has one.
  const old = version !== null && spec_version === undefined;
  const specVersion = typeof spec_version === "string" ? spec_version.slice(0, 20) : old ? "2.0" : "2.1";
  return { id, type, version, specVersion };
}

/** Can a text be kept as it is? No database keeps a NUL, and half a surrogate pair is no character. */
export function keepable(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0");
}

/** The same text without what cannot be kept, to tell of it. */
export function keepableOf(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\ufffd");
}
