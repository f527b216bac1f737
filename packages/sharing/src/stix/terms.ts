/**
 * What binds whoever gets a value, as STIX statement markings beside TLP: one fixed text a term, with an id that depends on the
 * text alone. A term that names bodies, groups or compartments is said as the strictest one, so that no name travels and nothing
 * gets milder on the way.
 */

import { createHash } from "node:crypto";
import { type Caveat, type Pap, STATEMENTS } from "@noroshi/handling";
import { SCO_NAMESPACE, TLP, type Tlp } from "@noroshi/stix";

export interface Marking {
  readonly type: "marking-definition";
  readonly id: string;
  readonly spec_version: "2.1";
  readonly created: string;
}

const SAID = {
  ...STATEMENTS,
  // The level alone: so readers of the protocol find it, this project's own too.
  "pap:red": "PAP:RED",
  "pap:amber": "PAP:AMBER",
  "pap:green": "PAP:GREEN",
  "pap:clear": "PAP:CLEAR",
} as const;

export type Term = keyof typeof SAID;

/** Fixed once; a statement marking is never modified. */
const CREATED = "2026-01-01T00:00:00.000Z";

/** The terms of a value under the names that markings carry; all that names somebody becomes `recipients_only`. */
export function termsSaid(terms: readonly Caveat[], pap: Pap | null): readonly Term[] {
  const said = terms.map((t): Term => (isTerm(t) ? t : "recipients_only"));
  return [...new Set<Term>([...said, ...(pap === null ? [] : [`pap:${pap}` as const])])].sort();
}

function isTerm(word: string): word is Term {
  return Object.hasOwn(SAID, word);
}

/** The marking of a level, fixed by OASIS, or of a term, fixed by us. */
export function tlpMarking(tlp: Tlp): Marking {
  return TLP[2][tlp];
}

export function termMarking(term: Term): Marking & { readonly definition: { readonly statement: string } } {
  return MARKINGS[term];
}

/** Which term a statement marking says, or undefined for a statement of somebody else's. */
export function termOfMarking(id: string): Term | undefined {
  return BY_ID.get(id.toLowerCase());
}

function marking(statement: string) {
  return {
    type: "marking-definition" as const,
    spec_version: "2.1" as const,
    id: `marking-definition--${uuid5(statement)}`,
    created: CREATED,
    definition_type: "statement",
    definition: { statement },
  };
}

function uuid5(name: string): string {
  const raw = createHash("sha1")
    .update(Buffer.from(SCO_NAMESPACE.replaceAll("-", ""), "hex"))
    .update(name)
    .digest();
  raw.writeUInt8((raw.readUInt8(6) & 0x0f) | 0x50, 6);
  raw.writeUInt8((raw.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = raw.subarray(0, 16).toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const TERMS = Object.keys(SAID).filter(isTerm);
const MARKINGS = Object.fromEntries(TERMS.map((t) => [t, marking(SAID[t])])) as Record<
  Term,
  ReturnType<typeof marking>
>;
const BY_ID: ReadonlyMap<string, Term> = new Map(TERMS.map((t) => [MARKINGS[t].id, t]));
