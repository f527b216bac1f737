/**
 * One released value as a STIX indicator. Everything in it is a function of the audience, the value and the statements that
 * serve it; the only memory is what this audience has already. No field beyond the list below ever leaves: no name of a source,
 * no remark, no watermark.
 */
import { confidenceOf } from "@noroshi/handling";
import { canonicalJson, trailProperty, withOwnHash, withoutOwnHash } from "@noroshi/stix";
import type { ObservableKind } from "@noroshi/values";
import type { HeldVersion, ReleasedValue } from "../contract/index.ts";
import type { Mint } from "../mint.ts";
import { releasedTrail } from "../trail.ts";
import { patternOf } from "./pattern-of.ts";
import { termMarking, termsSaid, tlpMarking } from "./terms.ts";

/** All that a released indicator may hold. */
export const RELEASED_FIELDS: readonly string[] = [
  "type",
  "spec_version",
  "id",
  "created_by_ref",
  "created",
  "modified",
  "name",
  "description",
  "indicator_types",
  "pattern",
  "pattern_type",
  "pattern_version",
  "valid_from",
  "valid_until",
  "confidence",
  "revoked",
  "object_marking_refs",
  "extensions",
];

export interface ReleasedObject {
  readonly id: string;
  readonly created: string;
  readonly modified: string;
  /** Canonical JSON. */
  readonly body: string;
}

export interface Release {
  readonly mint: Mint;
  /** See `audienceName`. */
  readonly audience: string;
  /** The id of the releasing office's identity. */
  readonly creator: string;
}

const DESCRIPTION = "Released by the coordinating office. The marking says how far it may go.";

export function objectIdOf(release: Pick<Release, "mint" | "audience">, kind: string, value: string): string {
  return `indicator--${release.mint.uuid("object", release.audience, kind, value)}`;
}

/**
 * @param held the newest version that this audience has; unchanged content gives that very version again
 * @returns the object; a changed one has the same `created` and a later `modified`
 */
export function indicatorOf(release: Release, v: ReleasedValue, held: HeldVersion | undefined): ReleasedObject {
  const content = {
    type: "indicator",
    spec_version: "2.1",
    id: objectIdOf(release, v.kind, v.value),
    created_by_ref: release.creator,
    name: v.value,
    description: DESCRIPTION,
    indicator_types: ["malicious-activity"],
    pattern: patternOf(v.kind as ObservableKind, v.value),
    pattern_type: "stix",
    pattern_version: "2.1",
    ...spanOf(v),
    // Of the statements that serve alone: what came of measures is not for the recipients.
    confidence: confidenceOf(v.origins, []),
    object_marking_refs: [tlpMarking(v.tlp).id, ...termsSaid(v.terms, v.pap).map((t) => termMarking(t).id)],
    extensions: trailProperty(releasedTrail(release.mint, v)),
  };
  return versioned(content, v, held);
}

/** The same object taken back: what its audience had, revoked. */
export function revocationOf(held: HeldVersion, at: string): ReleasedObject {
  const { created: _, modified, ...content } = JSON.parse(held.body) as Record<string, unknown> & { id: string };
  const later = Math.max(Date.parse(at), Date.parse(String(modified)) + 1);
  return finished(
    { ...withoutOwnHash(content), id: content.id, revoked: true },
    millis(held.created),
    new Date(later).toISOString(),
  );
}

/** The standard wants the end after the beginning; a source may have stated a beginning that lies after another's end. */
function spanOf(v: ReleasedValue): { valid_from: string; valid_until?: string } {
  const from = Date.parse(v.validFrom);
  if (v.validUntil === null) return { valid_from: new Date(from).toISOString() };
  const until = Date.parse(v.validUntil);
  return {
    valid_from: new Date(Math.min(from, until - 1)).toISOString(),
    valid_until: new Date(until).toISOString(),
  };
}

function versioned(
  content: Readonly<Record<string, unknown>> & { readonly id: string },
  v: ReleasedValue,
  held: HeldVersion | undefined,
): ReleasedObject {
  if (held === undefined) return finished(content, millis(v.firstAt), millis(v.lastAt));
  const { created: _c, modified: _m, ...before } = JSON.parse(held.body) as Record<string, unknown>;
  if (canonicalJson(withoutOwnHash(before)) === canonicalJson(content))
    return { id: content.id, created: millis(held.created), modified: millis(held.modified), body: held.body };
  const later = Math.max(Date.parse(millis(v.lastAt)), Date.parse(held.modified) + 1);
  return finished(content, millis(held.created), new Date(later).toISOString());
}

function finished(
  content: Readonly<Record<string, unknown>> & { readonly id: string },
  created: string,
  modified: string,
): ReleasedObject {
  return { id: content.id, created, modified, body: withOwnHash({ ...content, created, modified }) };
}

/** STIX wants milliseconds at least; more would tell more than they need. */
function millis(instant: string): string {
  return new Date(Date.parse(instant)).toISOString();
}
