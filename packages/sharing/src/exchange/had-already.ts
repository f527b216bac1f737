/**
 * Objects that a partner's server calls failures although it has exactly them: versions of medallion, the reference TAXII server, until
 * 2021 did so. Told by their whole sentences alone, and only of objects that this post held: whatever else is a failure stays one.
 */

/** Source: OASIS cti-taxii-server, `add_objects` of its memory and MongoDB back ends, before and after TAXII 2.1. */
const SENTENCES: readonly RegExp[] = [
  /^Unable to process object because identical version exist\.$/,
  /^Unable to process object because an identical entry already exists in collection '[^']{1,200}'\.$/,
];

/** How many of the posted objects the other side has already, by its own word. @param list untrusted: the failures of a status (§4.3) */
export function hadAlready(list: unknown, posted: readonly string[]): number {
  if (!Array.isArray(list)) return 0;
  const named = new Set(list.flatMap((one) => idHad(one) ?? []));
  return named.size === 0 ? 0 : posted.filter((text) => named.has(idIn(text) ?? "")).length;
}

function idHad(one: unknown): string | undefined {
  if (typeof one !== "object" || one === null) return undefined;
  const { id, message } = one as Readonly<Record<string, unknown>>;
  if (typeof id !== "string" || typeof message !== "string") return undefined;
  return SENTENCES.some((s) => s.test(message)) ? id : undefined;
}

function idIn(text: string): string | undefined {
  const object: unknown = JSON.parse(text);
  const id = typeof object === "object" && object !== null ? (object as Readonly<Record<string, unknown>>)["id"] : null;
  return typeof id === "string" ? id : undefined;
}
