/**
 * One released value as a STIX indicator. Everything in it is a function of the audience, the value and the statements that
 * serve it; the only memory is what this audience has already. No field beyond the list below ever leaves: no name of a source,
 * no remark, no watermark.
 */
import { confidenceOf } from "@noroshi/handling";
import { trailProperty, withOwnHash, withoutOwnHash } from "@noroshi/stix";
import type { ObservableKind } from "@noroshi/values";
import type { HeldVersion, ReleasedValue } from "../contract/index.ts";
import { type Listing, listingOf } from "../lists/list-lines.ts";
import type { Mint } from "../mint.ts";
import { hubIdOf, originToken, releasedTrail } from "../trail.ts";
import { type Frame, fill, frameOf, hole } from "./frame.ts";
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
 * Makes the indicators of one release. What many of its values share is written once and filled in for each.
 * @returns from a value and the newest version that this audience has the object; unchanged content gives that very version again,
 *   a changed one has the same `created` and a later `modified`
 */
export function indicatorsOf(
  release: Release,
): (v: ReleasedValue, held: HeldVersion | undefined) => ReleasedObject & { readonly listing: Listing } {
  const frames = new Map<string, Frame>();
  const millis = remembering(millisOf);
  return (v, held) => {
    const id = objectIdOf(release, v.kind, v.value);
    const span = spanOf(v, millis);
    const write = (created: string, modified: string) => {
      const times = { created, modified, from: span.valid_from, until: span.valid_until ?? "" };
      // By which hubs it came is each value's own story.
      if (v.via !== undefined) return withOwnHash({ ...contentOf(release, v, id, span), created, modified });
      const own = { id, name: v.value, pattern: patternOf(v.kind as ObservableKind, v.value) };
      const filled = { ...own, ...times, token: originToken(release.mint, v.kind, v.value) };
      return fill(frameFor(frames, release, v, span), filled);
    };
    const made = (created: string, modified: string, body = write(created, modified)) => ({
      id,
      created,
      modified,
      body,
      listing: listingFor(v, span, body, frames.get(keyOf(v))),
    });
    if (held === undefined) return made(millis(v.firstAt), millis(v.lastAt));
    const [created, before] = [millis(held.created), millis(held.modified)];
    // The hash in it is that of the rest: the same bytes say the same.
    const same = write(created, before);
    if (same === held.body) return made(created, before, same);
    const later = Math.max(Date.parse(millis(v.lastAt)), Date.parse(held.modified) + 1);
    return made(created, new Date(later).toISOString());
  };
}

/** One indicator by itself; see `indicatorsOf`. */
export function indicatorOf(release: Release, v: ReleasedValue, held: HeldVersion | undefined): ReleasedObject {
  return indicatorsOf(release)(v, held);
}

function contentOf(release: Release, v: ReleasedValue, id: string, span: Span) {
  return {
    type: "indicator",
    spec_version: "2.1",
    id,
    created_by_ref: release.creator,
    name: v.value,
    description: DESCRIPTION,
    indicator_types: ["malicious-activity"],
    pattern: patternOf(v.kind as ObservableKind, v.value),
    pattern_type: "stix",
    pattern_version: "2.1",
    ...span,
    // Of the statements that serve alone: what came of measures is not for the recipients.
    confidence: confidenceOf(v.origins, []),
    object_marking_refs: [tlpMarking(v.tlp).id, ...termsSaid(v.terms, v.pap).map((t) => termMarking(t).id)],
    extensions: trailProperty(releasedTrail(release.mint, v)),
  };
}

/** What decides all that is not filled in. */
const keyOf = (v: ReleasedValue): string => `${v.tlp} ${v.terms.join()} ${v.pap} ${v.origins} ${v.validUntil === null}`;

function frameFor(frames: Map<string, Frame>, release: Release, v: ReleasedValue, span: Span): Frame {
  const key = keyOf(v);
  const known = frames.get(key);
  if (known) return known;
  const holes = {
    name: hole("name"),
    pattern: hole("pattern"),
    created: hole("created"),
    modified: hole("modified"),
    valid_from: hole("from"),
    ...(span.valid_until === undefined ? {} : { valid_until: hole("until") }),
    extensions: trailProperty({ hub: hubIdOf(release.mint), hops: [], origins: [hole("token")] }),
  };
  const frame = frameOf({ ...contentOf(release, v, hole("id"), span), ...holes });
  frames.set(key, frame);
  return frame;
}

/** The same as `listingOf` reads of the object. */
function listingFor(v: ReleasedValue, span: Span, body: string, frame: Frame | undefined): Listing {
  if (v.via !== undefined || !frame) return listingOf(v.kind, v.value, body);
  frame.mayBlock ??= listingOf(v.kind, v.value, body).mayBlock;
  const ends = span.valid_until ?? null;
  // Mostly the same for one value after the other.
  if (frame.listing?.ends !== ends) frame.listing = { mayBlock: frame.mayBlock, ends, revoked: false };
  return frame.listing;
}

/** The same object taken back: what its audience had, revoked. */
export function revocationOf(held: HeldVersion, at: string): ReleasedObject {
  const { created: _, modified, ...content } = JSON.parse(held.body) as Record<string, unknown> & { id: string };
  const later = Math.max(Date.parse(at), Date.parse(String(modified)) + 1);
  return finished(
    { ...withoutOwnHash(content), id: content.id, revoked: true },
    millisOf(held.created),
    new Date(later).toISOString(),
  );
}

interface Span {
  readonly valid_from: string;
  readonly valid_until?: string;
}

/** The standard wants the end after the beginning; a source may have stated a beginning that lies after another's end. */
function spanOf(v: ReleasedValue, millis: (instant: string) => string): Span {
  if (v.validUntil === null) return { valid_from: millis(v.validFrom) };
  const until = Date.parse(v.validUntil);
  const from = Math.min(Date.parse(v.validFrom), until - 1);
  return { valid_from: new Date(from).toISOString(), valid_until: millis(v.validUntil) };
}

function finished(
  content: Readonly<Record<string, unknown>> & { readonly id: string },
  created: string,
  modified: string,
): ReleasedObject {
  return { id: content.id, created, modified, body: withOwnHash({ ...content, created, modified }) };
}

/** STIX wants milliseconds at least; more would tell more than they need. */
function millisOf(instant: string): string {
  return new Date(Date.parse(instant)).toISOString();
}

/** The values of a release mostly share a few instants. */
function remembering(of: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= 1_000) known.clear();
    const made = of(text);
    known.set(text, made);
    return made;
  };
}
