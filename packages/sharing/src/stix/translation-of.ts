/**
 * A translation as STIX language content (STIX 2.1 section 7.1): what an object of ours says in another language, by whom, whether by
 * hand or by a machine, and when somebody else looked at it. Under the marking of what it translates, never a milder one.
 */
import type { Caveat, Pap } from "@noroshi/handling";
import { canonicalJson, type Tlp } from "@noroshi/stix";
import { type Office, officeIdentity } from "./package-of.ts";
import { termMarking, termsSaid, tlpMarking } from "./terms.ts";

/** The key of Noroshi's own extension of a translation. */
export const TRANSLATION_EXTENSION = "extension-definition--2c6f0d0a-7b1e-4d53-9e0f-6a3a1d7c9b42";

export interface Translation {
  readonly id: string;
  /** The STIX id of what is translated. */
  readonly of: string;
  /** The property of it that the words stand for. */
  readonly property: "description" | "content";
  /** RFC 5646. */
  readonly language: string;
  readonly words: string;
  readonly madeBy: "human" | "machine";
  /** The body whose person says it. */
  readonly author: Office;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** When another person found it right, and for which body; null: nobody has. */
  readonly reviewed: { readonly at: string; readonly body: string } | null;
  readonly tlp: Tlp;
  readonly terms: readonly Caveat[];
  readonly pap: Pap | null;
}

/** A bundle of the translation with everything that it refers to but what it translates. Canonical JSON. */
export function translationOf(t: Translation, bundleId: string): string {
  const author = officeIdentity(t.author);
  const markings = [tlpMarking(t.tlp), ...termsSaid(t.terms, t.pap).map(termMarking)];
  const created = millis(t.at);
  const content = {
    type: "language-content",
    spec_version: "2.1",
    id: `language-content--${t.id}`,
    created_by_ref: author.id,
    created,
    modified: t.reviewed === null ? created : millis(t.reviewed.at),
    object_ref: t.of,
    contents: { [t.language]: { [t.property]: t.words } },
    object_marking_refs: markings.map((m) => m.id),
    extensions: {
      [TRANSLATION_EXTENSION]: {
        extension_type: "property-extension",
        made_by: t.madeBy,
        ...(t.reviewed === null ? {} : { reviewed_at: millis(t.reviewed.at), reviewed_for: t.reviewed.body }),
      },
    },
  };
  return canonicalJson({
    type: "bundle",
    id: bundleId,
    objects: [author, definition(author.id), ...markings, content],
  });
}

function definition(creator: string) {
  return {
    type: "extension-definition",
    spec_version: "2.1",
    id: TRANSLATION_EXTENSION,
    created_by_ref: creator,
    created: "2026-01-01T00:00:00.000Z",
    modified: "2026-01-01T00:00:00.000Z",
    name: "how a translation was made",
    description: "Whether by hand or by a machine, and when somebody else looked at it.",
    schema: "made_by: human or machine; reviewed_at: when; reviewed_for: the name of the reviewer's body",
    version: "1.0.0",
    extension_types: ["property-extension"],
  };
}

const millis = (instant: string): string => new Date(Date.parse(instant)).toISOString();
