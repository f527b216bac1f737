/**
 * Judges one sensor from its chain of signed entries and from what bodies signed: no entry missing, repeated or rewritten; kept,
 * destroyed and refused make what was seen; nothing kept without a permit that was valid, alive and within its cap at that instant, and
 * never a domestic communication; no silence longer than promised. Knows counts and digests; no traffic is in any of it.
 */
import { createPublicKey, type KeyObject } from "node:crypto";
import { type Certificate, type Entry, entryDigest, readEntry, standsTo, unusable } from "@noroshi/selection";
import type { Act } from "../acts/entries.ts";
import { type Evidence, type Means, textIn } from "../evidence.ts";
import type { Findings } from "../findings.ts";
import { holdHeard } from "./heard.ts";
import { lawAt, type Said, saidIn } from "./said.ts";
import { type FollowedTest, followTest } from "./test-traffic.ts";

export interface JudgedSensor {
  readonly name: string;
  readonly entries: number;
  readonly received: number;
  readonly kept: number;
  readonly destroyed: number;
  readonly refused: number;
  /** Test traffic of the commission that was followed to its fate. */
  readonly test: FollowedTest | undefined;
}

/**
 * Judges the folder of a sensor: `entries.log`, `set-up.json`, further status tokens in `statuses`, a line each; `test/`, where test
 * traffic was sent.
 * @param pem the sensor's public key that the auditor brings; without it the folder's own `sensor.pub`, which is a remark
 * @param acts of the log, where the auditor could open it: what the hub heard of the sensor has to be there
 */
export async function judgeSensor(
  name: string,
  evidence: Evidence,
  pem: string | undefined,
  means: Means,
  findings: Findings,
  acts: readonly Act[] = [],
): Promise<JudgedSensor> {
  const place = `sensor ${name}`;
  const sums = { received: 0, kept: 0, destroyed: 0, refused: 0 };
  const key = keyOf(pem ?? (await textIn(evidence, "sensor.pub")));
  const log = await textIn(evidence, "entries.log");
  if (key === undefined || log === undefined) {
    findings.add("FILE_MISSING", place, key === undefined ? "no public key that can be read" : "entries.log");
    return { name, entries: 0, ...sums, test: undefined };
  }
  if (pem === undefined) findings.add("SENSOR_KEY_OF_THE_EXPORT", place);
  const said = await saidIn(evidence, place, findings);
  const caps = new Map<string, number>();
  const chain = chainOf(log, key, place, findings);
  holdHeard({ place, key, digests: digestsOf(log, key) }, acts, findings);
  for (const entry of chain) {
    if (entry.schema !== "selection-certificate/1") continue;
    sums.received += entry.received;
    sums.kept += entry.kept;
    sums.destroyed += entry.destroyed;
    sums.refused += entry.refused;
    if (entry.kept > 0) judgeKept(entry, said, caps, place, findings);
  }
  judgeSilence(chain, place, findings);
  const test = await followTest(place, evidence, chain, said, means, findings);
  return { name, entries: chain.length, ...sums, test };
}

function chainOf(log: string, key: KeyObject, place: string, findings: Findings): readonly Entry[] {
  const chain: Entry[] = [];
  let last: { number: number; digest: string } | undefined;
  const lines = log.split("\n");
  if (lines.pop() !== "") findings.add("SENSOR_CHAIN_BROKEN", place, "its last line is cut off");
  for (const [at, line] of lines.entries()) {
    const read = readEntry(line, key);
    if (!read.ok) {
      findings.add(
        read.code === "ENTRY_DOES_NOT_ADD_UP" ? "SENSOR_DOES_NOT_ADD_UP" : "SENSOR_NOT_SIGNED",
        `${place} line ${at + 1}`,
        read.code,
      );
      continue;
    }
    const digest = entryDigest(line);
    const stands = standsTo(last, read.entry, digest);
    if (stands !== "next")
      findings.add("SENSOR_CHAIN_BROKEN", `${place} line ${at + 1}`, `entry ${read.entry.number}: ${stands}`);
    last = { number: read.entry.number, digest };
    chain.push(read.entry);
  }
  return chain;
}

/** By number, the digests of the entries that are there. */
function digestsOf(log: string, key: KeyObject): ReadonlyMap<number, ReadonlySet<string>> {
  const digests = new Map<number, Set<string>>();
  for (const line of log.split("\n")) {
    const read = readEntry(line, key);
    if (!read.ok) continue;
    const there = digests.get(read.entry.number) ?? new Set<string>();
    digests.set(read.entry.number, there.add(entryDigest(line)));
  }
  return digests;
}

function judgeKept(
  certificate: Certificate,
  said: Said,
  caps: Map<string, number>,
  place: string,
  findings: Findings,
): void {
  const wrong = (why: string) =>
    findings.add("KEPT_WITHOUT_AUTHORISATION", `${place} entry ${certificate.number}`, why);
  if (certificate.store === "communications" && (certificate.perDirection?.DD.kept ?? 0) > 0)
    wrong("domestic communications were kept");
  const law = lawAt(said, certificate.at);
  for (const [id, kept] of Object.entries(certificate.keptBy)) {
    const one = said.permits.find(({ permit, digest }) => permit.id === id && certificate.permits.includes(digest));
    if (one === undefined) {
      wrong(`no signed permit ${id} that the certificate names`);
      continue;
    }
    const why = unusable(one.permit, one.acts, law);
    if (why !== undefined) wrong(`${id}: ${why}`);
    const sum = (caps.get(id) ?? 0) + kept;
    caps.set(id, sum);
    if (sum > one.permit.volumeCap) wrong(`${id}: ${sum} records, its cap is ${one.permit.volumeCap}`);
  }
}

/** Each heartbeat promises another entry within its time. */
function judgeSilence(chain: readonly Entry[], place: string, findings: Findings): void {
  for (const [at, entry] of chain.entries()) {
    const next = chain[at + 1];
    if (entry.schema !== "sensor-heartbeat/1" || next === undefined) continue;
    const seconds = (Date.parse(next.at) - Date.parse(entry.at)) / 1000;
    if (seconds > entry.within)
      findings.add("SENSOR_SILENT", `${place} after entry ${entry.number}`, `${seconds} s, ${entry.within} s promised`);
  }
}

// untrusted: a file that came with the sensor
function keyOf(pem: string | undefined): KeyObject | undefined {
  try {
    return pem === undefined ? undefined : createPublicKey(pem);
  } catch {
    return undefined;
  }
}
