/**
 * What hubs write into tags where MISP has no field for it: what binds the receiver (`noroshi:handling`), and by which hubs a value came
 * (`noroshi:hub`, `noroshi:hop`, `noroshi:origin`). A word of handling that is not known counts as RED: no way through MISP makes
 * anything milder. Trusts nothing of it.
 */
import { type Caveat, caveatOf, STATEMENTS, type Stated } from "@noroshi/handling";
import { MOST_HOPS, TRAIL_EXTENSION, type Trail, trailOf } from "@noroshi/stix";
import type { Tlp } from "../../contract/index.ts";

type Tags = readonly { readonly name: string }[] | undefined;

const TAG = /^\s*noroshi:(handling|hub|hop|origin)\s*=\s*"([^"]{1,200})"\s*$/i;

export interface HubTags {
  /** At least as strict as this; undefined = the tags narrow nothing. */
  readonly atLeast: Tlp | undefined;
  readonly caveats: readonly Caveat[];
  readonly trail: Trail | "unreadable" | undefined;
  /** Places in the list of tags whose words of handling are not known. */
  readonly unknown: readonly number[];
}

export function hubTagsOf(tags: Tags): HubTags {
  const caveats = new Set<Caveat>();
  const unknown: number[] = [];
  const said = { hub: [] as string[], hop: [] as string[], origin: [] as string[] };
  let narrowed = false;
  for (const [index, { name }] of (tags ?? []).entries()) {
    if (!/^\s*noroshi:/i.test(name.slice(0, 100))) continue;
    const [, key = "", value = ""] = TAG.exec(name) ?? [];
    const kind = key.toLowerCase();
    if (kind === "hub" || kind === "hop" || kind === "origin") {
      if (said[kind].length <= MOST_HOPS) said[kind].push(value);
      continue;
    }
    if (kind === "" && !/^\s*noroshi:handling/i.test(name)) continue;
    if (!isStated(value)) {
      unknown.push(index);
      continue;
    }
    const caveat = caveatOf(value);
    if (caveat === undefined) narrowed = true;
    else caveats.add(caveat);
  }
  const atLeast = unknown.length > 0 ? "red" : narrowed ? "amber+strict" : undefined;
  return { atLeast, caveats: [...caveats].sort(), trail: trailIn(said), unknown };
}

const isStated = (word: string): word is Stated => Object.hasOwn(STATEMENTS, word);

function trailIn(said: { hub: string[]; hop: string[]; origin: string[] }): HubTags["trail"] {
  if (said.hub.length + said.hop.length + said.origin.length === 0) return undefined;
  const [hub, ...others] = said.hub;
  if (others.length > 0) return "unreadable";
  const trail = { hub, hops: [...new Set(said.hop)].sort(), origins: [...new Set(said.origin)].sort() };
  return trailOf({ extensions: { [TRAIL_EXTENSION]: trail } });
}
