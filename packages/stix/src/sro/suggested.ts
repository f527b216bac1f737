/**
 * The relationships that the standard suggests (STIX 2.1 §3.7 and the tables of §4 and §6, collected in its appendix B),
 * with those of the OASIS incident suite. Others are allowed.
 */

const SCO =
  "artifact autonomous-system directory domain-name email-addr email-message file ipv4-addr ipv6-addr mac-addr mutex " +
  "network-traffic process software url user-account windows-registry-key x509-certificate";
const TARGETS = "identity location vulnerability";
const MEANS = "attack-pattern infrastructure malware tool";
const ADDRESSES = "domain-name ipv4-addr ipv6-addr url";

const TABLE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "attack-pattern": { delivers: "malware", targets: TARGETS, uses: "malware tool" },
  campaign: {
    "attributed-to": "intrusion-set threat-actor",
    compromises: "infrastructure",
    "originates-from": "location",
    targets: TARGETS,
    uses: MEANS,
    "associated-with": "incident",
  },
  "course-of-action": {
    investigates: "indicator",
    mitigates: "attack-pattern indicator malware tool vulnerability",
    remediates: "malware vulnerability",
  },
  "domain-name": { "resolves-to": "domain-name ipv4-addr ipv6-addr" },
  identity: {
    "located-at": "location",
    assigned: "task",
    "contact-for": "incident task",
    "participated-in": "task",
    performed: "task",
  },
  incident: {
    "led-to": "incident",
    impacts: "identity infrastructure",
    "attributed-to": "intrusion-set threat-actor",
    targets: "identity infrastructure",
    "located-at": "location",
  },
  event: { "led-to": "event", impacts: `infrastructure ${SCO}`, "located-at": "location" },
  task: {
    uses: "course-of-action",
    blocks: "event",
    causes: "event",
    detects: "event",
    creates: "indicator",
    impacts: `infrastructure ${SCO}`,
    "located-at": "location",
  },
  indicator: {
    indicates: "attack-pattern campaign infrastructure intrusion-set malware threat-actor tool",
    "based-on": "observed-data event",
    detected: "incident",
  },
  infrastructure: {
    "communicates-with": `infrastructure ${ADDRESSES}`,
    "consists-of": `infrastructure observed-data ${SCO}`,
    controls: "infrastructure malware",
    delivers: "malware",
    has: "vulnerability",
    hosts: "tool malware",
    "located-at": "location",
    uses: "infrastructure",
  },
  "intrusion-set": {
    "attributed-to": "threat-actor",
    compromises: "infrastructure",
    hosts: "infrastructure",
    owns: "infrastructure",
    "originates-from": "location",
    targets: TARGETS,
    uses: MEANS,
  },
  "ipv4-addr": { "resolves-to": "mac-addr", "belongs-to": "autonomous-system" },
  "ipv6-addr": { "resolves-to": "mac-addr", "belongs-to": "autonomous-system" },
  malware: {
    "authored-by": "threat-actor intrusion-set",
    "beacons-to": "infrastructure",
    "exfiltrate-to": "infrastructure",
    "exfiltrates-to": "infrastructure",
    "communicates-with": ADDRESSES,
    controls: "malware",
    downloads: "file malware tool",
    drops: "file malware tool",
    exploits: "vulnerability",
    "originates-from": "location",
    targets: `${TARGETS} infrastructure`,
    uses: MEANS,
    "variant-of": "malware",
    performed: "event",
  },
  "malware-analysis": {
    characterizes: "malware",
    "analysis-of": "malware",
    "av-analysis-of": "malware",
    "static-analysis-of": "malware",
    "dynamic-analysis-of": "malware",
  },
  "threat-actor": {
    "attributed-to": "identity",
    compromises: "infrastructure",
    hosts: "infrastructure",
    owns: "infrastructure",
    impersonates: "identity",
    "located-at": "location",
    targets: TARGETS,
    uses: MEANS,
  },
  tool: {
    delivers: "malware",
    drops: "malware",
    has: "vulnerability",
    targets: `${TARGETS} infrastructure`,
    uses: "infrastructure",
    performed: "event task",
  },
};

/** §3.7: between two objects of one type. */
const SAME_TYPE: ReadonlySet<string> = new Set(["derived-from", "duplicate-of"]);

const TRIPLES: ReadonlySet<string> = new Set(
  Object.entries(TABLE).flatMap(([source, verbs]) =>
    Object.entries(verbs).flatMap(([verb, targets]) =>
      targets.split(" ").map((target) => `${source} ${verb} ${target}`),
    ),
  ),
);

/** Whether the standard suggests this relationship. */
export function isSuggested(source: string, verb: string, target: string): boolean {
  return (
    verb === "related-to" || (SAME_TYPE.has(verb) && source === target) || TRIPLES.has(`${source} ${verb} ${target}`)
  );
}
