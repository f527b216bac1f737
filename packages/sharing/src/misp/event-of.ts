/**
 * A package as a MISP event (core format), and a feed of such events. Distribution is "your organisation only" on the event and on
 * every attribute: MISP's own sharing begins closed, and what binds the recipient stands in tags beside it.
 */
import { createHash } from "node:crypto";
import type { ObservableKind } from "@noroshi/values";
import type { Envelope, SharedValue } from "../document/shared-value.ts";
import type { Mint } from "../mint.ts";
import type { Term } from "../stix/terms.ts";
import { victimAttributes } from "./victim-attributes.ts";

type Kind = readonly [type: string, category: string];

/** Types and categories of MISP's core format. Kinds that it has no type for travel as `other`, named in their tag. */
const KINDS: Partial<Record<ObservableKind, Kind>> = {
  ipv4: ["ip-dst", "Network activity"],
  ipv6: ["ip-dst", "Network activity"],
  cidr: ["ip-dst", "Network activity"],
  domain: ["domain", "Network activity"],
  url: ["url", "Network activity"],
  email: ["email-src", "Payload delivery"],
  md5: ["md5", "Payload delivery"],
  sha1: ["sha1", "Payload delivery"],
  sha224: ["sha224", "Payload delivery"],
  sha256: ["sha256", "Payload delivery"],
  sha384: ["sha384", "Payload delivery"],
  sha512: ["sha512", "Payload delivery"],
  "sha3-224": ["sha3-224", "Payload delivery"],
  "sha3-256": ["sha3-256", "Payload delivery"],
  "sha3-384": ["sha3-384", "Payload delivery"],
  "sha3-512": ["sha3-512", "Payload delivery"],
  ssdeep: ["ssdeep", "Payload delivery"],
  tlsh: ["tlsh", "Payload delivery"],
  imphash: ["imphash", "Payload delivery"],
  authentihash: ["authentihash", "Payload delivery"],
  filename: ["filename", "Payload delivery"],
  asn: ["AS", "Network activity"],
  ja3: ["ja3-fingerprint-md5", "Network activity"],
  jarm: ["jarm-fingerprint", "Network activity"],
  hassh: ["hassh-md5", "Network activity"],
  mac: ["mac-address", "Network activity"],
  cve: ["vulnerability", "External analysis"],
  phone: ["phone-number", "Person"],
  "registry-key": ["regkey", "Persistence mechanism"],
  mutex: ["mutex", "Artifacts dropped"],
  "user-agent": ["user-agent", "Network activity"],
};

const OTHER: Kind = ["other", "Other"];

function typeOf(v: SharedValue): Kind {
  if (v.kind === "wallet") return /^(?:bc1|tb1|[13mn2])/.test(v.value) ? ["btc", "Financial fraud"] : OTHER;
  return KINDS[v.kind] ?? OTHER;
}

const PAP: Partial<Record<Term, string>> = {
  "pap:red": "PAP:RED",
  "pap:amber": "PAP:AMBER",
  "pap:green": "PAP:GREEN",
  "pap:clear": "PAP:CLEAR",
};

const tags = (names: readonly string[]) => names.map((name) => ({ name, exportable: true }));

const markings = (v: SharedValue): readonly string[] => [
  `tlp:${v.tlp}`,
  ...v.terms.map((t) => PAP[t] ?? `noroshi:handling="${t}"`),
  ...trailTags(v.trail),
];

/** By which hubs a value came: tags, since MISP has no field for it. */
function trailTags(trail: SharedValue["trail"]): readonly string[] {
  if (trail === undefined) return [];
  const hops = trail.hops.map((hop) => `noroshi:hop="${hop}"`);
  return [`noroshi:hub="${trail.hub}"`, ...hops, ...trail.origins.map((origin) => `noroshi:origin="${origin}"`)];
}

const seconds = (iso: string): string => String(Math.floor(Date.parse(iso) / 1_000));

export interface MispEvent {
  readonly uuid: string;
  readonly info: string;
  readonly date: string;
  readonly timestamp: string;
  readonly threat_level_id: string;
  readonly analysis: string;
  readonly Orgc: { readonly uuid: string; readonly name: string };
  readonly Tag: readonly { readonly name: string }[];
}

const later = (a: string, b: string): string => (a > b ? a : b);

/**
 * @param id of the event: the recipient's own, so that a leaked event tells whose it was
 * @param takenBack when the object of a value was taken back, by its id. Such an attribute stays and is marked deleted: MISP edits what
 * it pulled before only where event and attribute are newer than its own, and keeps what a newer event no longer holds.
 * Source: MISP core format, 2.2.3 (`deleted`), and MISP's own handling of feeds and edits.
 */
export function mispEventOf(
  mint: Mint,
  id: string,
  envelope: Envelope,
  values: readonly SharedValue[],
  takenBack: ReadonlyMap<string, string> = new Map(),
) {
  const changed = (v: SharedValue): string => later(v.modified, takenBack.get(v.objectId) ?? "");
  const newest = [...values.map(changed), ...envelope.victims.map((card) => new Date(card.at).toISOString())].reduce(
    later,
    "1970-01-01T00:00:00.000Z",
  );
  const office = { uuid: envelope.office.id, name: envelope.office.en };
  return {
    uuid: id,
    info: "Release of the coordinating office",
    date: newest.slice(0, 10),
    timestamp: seconds(newest),
    publish_timestamp: seconds(newest),
    published: true,
    threat_level_id: "4",
    analysis: "2",
    distribution: "0",
    Orgc: office,
    Org: office,
    Tag: tags([`tlp:${envelope.tlp}`]),
    Attribute: [
      ...values.map((v) => attributeOf(mint, v, takenBack.get(v.objectId))),
      ...victimAttributes(mint, envelope.victims),
    ],
  };
}

function attributeOf(mint: Mint, v: SharedValue, takenBack: string | undefined) {
  const [type, category] = typeOf(v);
  const named = type === "other" ? [`noroshi:kind="${v.kind}"`] : [];
  return {
    uuid: mint.uuid("attribute", v.objectId),
    type,
    category,
    value: v.value,
    to_ids: true,
    distribution: "0",
    timestamp: seconds(later(v.modified, takenBack ?? "")),
    ...(takenBack === undefined ? {} : { deleted: true }),
    ...(v.validUntil === null ? {} : { last_seen: v.validUntil }),
    Tag: tags([...markings(v), ...named]),
  };
}

/** The line of an event in a feed's manifest. */
export function manifestLine(e: MispEvent) {
  const { info, date, timestamp, threat_level_id, analysis, Orgc, Tag } = e;
  return { info, date, timestamp, threat_level_id, analysis, Orgc, Tag: Tag.map(({ name }) => ({ name })) };
}

/** The feed's list of hashes: MD5 of each value beside the event that holds it, as MISP's feed cache reads it. */
export function feedHashes(events: readonly { readonly uuid: string; readonly values: readonly string[] }[]): string {
  return events
    .flatMap((e) => e.values.map((v) => `${createHash("md5").update(v).digest("hex")},${e.uuid}\n`))
    .sort()
    .join("");
}
