/**
 * A card as STIX: an identity with what is told, and where it is told which values stand in the victim's report a sighting of each
 * (STIX 2.1 §5.2: `where_sighted_refs` are those who saw it). Marked as strictly as recipients can be told. When the consent is over, the
 * same identity follows, revoked and without a word.
 */
import { canonicalJson } from "@noroshi/stix";
import type { Mint } from "../mint.ts";
import { VICTIM_NOTE, type VictimCard, victimLines } from "../victims/card.ts";
import { termMarking, tlpMarking } from "./terms.ts";

export interface VictimObject {
  readonly id: string;
  readonly created: string;
  readonly modified: string;
  /** Canonical JSON. */
  readonly body: string;
}

interface Making {
  readonly mint: Mint;
  /** The id of the releasing office's identity. */
  readonly creator: string;
  /** The id of the indicator of a value, in the package at hand. */
  readonly indicatorId: (kind: string, value: string) => string;
}

const MARKINGS = [tlpMarking("amber+strict"), termMarking("recipients_only")];
const REFS = MARKINGS.map((m) => m.id);

/** What the objects of a card refer to beside the office: their markings. */
export const victimMarkings = (): readonly VictimObject[] =>
  MARKINGS.map((m) => ({ id: m.id, created: m.created, modified: m.created, body: canonicalJson(m) }));

/** The identity and its sightings. @param created when this recipient was first told of it, ISO 8601 */
export function victimObjects(making: Making, card: VictimCard, created: string): readonly VictimObject[] {
  const { mint, creator } = making;
  const times = { created: millis(created), modified: millis(card.at) };
  const identity = identityOf(card, creator, times);
  const sightings = card.words === null ? [] : card.items;
  return [
    made(identity),
    ...sightings.map(([kind, value]) => {
      const of = making.indicatorId(kind, value);
      return made({
        type: "sighting",
        spec_version: "2.1",
        id: `sighting--${mint.uuid("victim sighting", card.id, of)}`,
        created_by_ref: creator,
        ...times,
        sighting_of_ref: of,
        where_sighted_refs: [identity.id],
        object_marking_refs: REFS,
      });
    }),
  ];
}

/** What stands in the place of objects that were told, when that is over: the same ids, revoked, and no word. */
export function victimOver(card: Pick<VictimCard, "id">, creator: string, created: string, at: string): VictimObject {
  const times = { created: millis(created), modified: millis(at) };
  return made({ ...identityOf({ ...card, at, words: null, items: [] }, creator, times), revoked: true });
}

function identityOf(card: VictimCard, creator: string, times: { readonly created: string; readonly modified: string }) {
  const lines = victimLines(card);
  const { name, sector } = card.words ?? {};
  const rest = lines.filter((l) => l.field !== "name" && l.field !== "sector").map((l) => `${l.label.en}: ${l.text}.`);
  return {
    type: "identity",
    spec_version: "2.1",
    id: `identity--${card.id}`,
    created_by_ref: creator,
    ...times,
    name: name?.en ?? "Victim, not named",
    identity_class: "organization",
    roles: ["victim"],
    ...(sector === undefined ? {} : { sectors: [sector] }),
    ...(card.words === null ? {} : { description: [...rest, VICTIM_NOTE.en].join(" ") }),
    object_marking_refs: REFS,
  };
}

function made(o: {
  readonly id: string;
  readonly created: string;
  readonly modified: string;
  readonly [more: string]: unknown;
}): VictimObject {
  return { id: o.id, created: o.created, modified: o.modified, body: canonicalJson(o) };
}

function millis(instant: string): string {
  return new Date(Date.parse(instant)).toISOString();
}
