/**
 * What MISP tags say: the TLP and the PAP of an event or attribute, and names from galaxies. Several tags of one kind: the
 * strictest stands. A `tlp:` tag outside TLP 2.0 (`tlp:ex:chr`, `tlp:unclear`) counts as RED and is named, a `PAP:` tag too.
 * All other taxonomies (rsit, admiralty-scale) are context.
 */
import type { Caveat, Pap } from "@noroshi/handling";
import type { Trail } from "@noroshi/stix";
import type { IntakeFault, Report, Tlp } from "../../contract/index.ts";
import { fault, quote } from "../../faults.ts";
import { claimsPap, readPap, stricterPap, unknownPap } from "../../marking/pap.ts";
import { readTlp, strictest } from "../../marking/tlp.ts";
import { isRecord } from "../../stix/object.ts";
import { hubTagsOf } from "./hub-tags.ts";
import { GalaxyCluster } from "./shape.ts";

type Tags = readonly { readonly name: string }[] | undefined;

/** Most tags that are told of one object. */
const MOST = 20;

export interface TagMarking {
  readonly tlp: Tlp | undefined;
  readonly pap: Pap | null;
  readonly caveats: readonly Caveat[];
  readonly trail: Trail | "unreadable" | undefined;
  readonly faults: readonly IntakeFault[];
}

/** The marking that the tags give (undefined, null = none), and the tags that could not be read. */
export function markingOf(tags: Tags, place: string): TagMarking {
  const levels: Tlp[] = [];
  const faults: IntakeFault[] = [];
  let pap: Pap | null = null;
  for (const [index, { name }] of (tags ?? []).entries()) {
    if (claimsPap(name)) {
      const said = readPap(name);
      pap = stricterPap(pap, said ?? "red");
      if (said === undefined && faults.length < MOST) faults.push(unknownPap(`${place}.Tag[${index}].name`, name));
    }
    if (!/^\s*tlp\s*:/i.test(name.slice(0, 100))) continue;
    const level = readTlp(name);
    levels.push(level ?? "red");
    if (level === undefined && faults.length < MOST) faults.push(unknownTag(`${place}.Tag[${index}].name`, name));
  }
  const hub = hubTagsOf(tags);
  if (hub.atLeast !== undefined) levels.push(hub.atLeast);
  for (const index of hub.unknown.slice(0, MOST - faults.length))
    faults.push(unknownHandling(`${place}.Tag[${index}].name`, tags?.[index]?.name ?? ""));
  return { tlp: strictest(levels), pap, caveats: hub.caveats, trail: hub.trail, faults };
}

const GALAXIES: Readonly<Record<string, Report["names"][number]["kind"]>> = {
  "mitre-attack-pattern": "technique",
  "mitre-intrusion-set": "actor",
  "threat-actor": "actor",
  "microsoft-activity-group": "actor",
  "mitre-malware": "malware",
  malpedia: "malware",
  ransomware: "malware",
  banker: "malware",
  backdoor: "malware",
  botnet: "malware",
  rat: "malware",
  stealer: "malware",
  "mitre-tool": "tool",
  tool: "tool",
};

/** Names that galaxy tags give: the ATT&CK id of a technique, else the cluster's name. */
export function namesOf(tags: Tags, galaxies?: unknown): Report["names"] {
  const names = new Map<string, Report["names"][number]>();
  for (const { name } of [...(tags ?? []), ...clusterTags(galaxies)]) {
    const match = /^misp-galaxy:([a-z0-9-]+)="([^"]{1,300})"$/.exec(name);
    const galaxy = match?.[1] ?? "";
    const kind = Object.hasOwn(GALAXIES, galaxy) ? GALAXIES[galaxy] : undefined;
    if (!kind || match?.[2] === undefined) continue;
    const id = /\b[TSG]\d{4}(?:\.\d{3})?$/.exec(match[2])?.[0];
    const value = kind === "technique" && id ? id : match[2].replace(/ - [TSG]\d{4}(\.\d{3})?$/, "");
    names.set(`${kind} ${value}`, { kind, value });
  }
  return [...names.values()];
}

/** The tags that the clusters of an event's galaxies stand for; servers leave them out of `Tag` in some exports. */
function clusterTags(galaxies: unknown): readonly { readonly name: string }[] {
  if (!Array.isArray(galaxies)) return [];
  return (galaxies as readonly unknown[]).slice(0, MOST).flatMap((galaxy) => {
    const clusters = isRecord(galaxy) ? galaxy["GalaxyCluster"] : undefined;
    if (!Array.isArray(clusters)) return [];
    return (clusters as readonly unknown[]).slice(0, 10 * MOST).flatMap((cluster) => {
      // untrusted: a cluster that is none says nothing; names are never evidence.
      const read = GalaxyCluster.safeParse(cluster);
      if (!read.success) return [];
      const { tag_name: tag, type, value } = read.data;
      return [{ name: tag ?? `misp-galaxy:${type ?? ""}="${value ?? ""}"` }];
    });
  });
}

function unknownHandling(place: string, name: string): IntakeFault {
  return fault(
    "BAD_MARKING",
    place,
    `The tag ${quote(name)} restricts in words that are not known here, so what it stands on is read as TLP:RED.`,
    `タグ ${quote(name)} の取扱条件を読み取れないため、付いているものを TLP:RED として扱います。`,
  );
}

function unknownTag(place: string, name: string): IntakeFault {
  return fault(
    "BAD_MARKING",
    place,
    `The tag ${quote(name)} is no TLP 2.0 marking, so it is read as TLP:RED; use tlp:clear, tlp:green, tlp:amber, tlp:amber+strict or tlp:red.`,
    `タグ ${quote(name)} は TLP 2.0 にないため、TLP:RED として扱います。tlp:clear、tlp:green、tlp:amber、tlp:amber+strict、tlp:red のいずれかにしてください。`,
  );
}
