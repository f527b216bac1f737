/**
 * Follows test traffic of the commission to its fate. Lines that nobody can tell from others are sealed first (SHA-256 of salt and
 * line, each), then sent as one batch, and the seals are opened only when the sensor has certified it. Then every record has to have
 * ended as the plain rule says: selection is run again, by the interpreter, under the permits that could be used at that instant.
 * Trusts the auditor's own files alone: seals, opened lines, plan. What the sensor says is what is judged.
 */
import { commitmentInput, fromBase64, SALT_LENGTH } from "@noroshi/ledger";
import {
  type Certificate,
  type Entry,
  interpret,
  readAddressPlan,
  select,
  type Treatment,
  type UsablePermit,
  unusable,
} from "@noroshi/selection";
import { type KeptRecord, LEAST_BATCH, REASONS } from "@noroshi/selection/contract";
import { readWhole, TRAFFIC_FORMATS } from "@noroshi/sensing";
import { MAIL_ADDRESSES } from "@noroshi/sensing/contract";
import { z } from "zod";
import { type Evidence, hexOf, jsonOf, type Means, textIn } from "../evidence.ts";
import type { Findings } from "../findings.ts";
import { lawAt, type Said } from "./said.ts";

export const SEALS_SCHEMA = "test-traffic-seals/1";
export const OPENED_SCHEMA = "test-traffic/1";

/** Made before the traffic is sent, and given to whoever shall believe it. */
const SealsSchema = z.strictObject({
  schema: z.literal(SEALS_SCHEMA),
  at: z.iso.datetime({ offset: true }),
  format: z.enum(TRAFFIC_FORMATS),
  seals: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(1_000_000),
});

const LineSchema = z.strictObject({ salt: z.string(), line: z.string() });
/** Kept by the commission alone until the sensor has certified the batch. */
const OpenedSchema = z.strictObject({
  schema: z.literal(OPENED_SCHEMA),
  lines: z.array(LineSchema).max(1_000_000),
});

const KeptSchema = z.array(
  z.strictObject({
    authorisation: z.string(),
    direction: z.enum(["FF", "FD", "DF", "DD"]),
    fields: z.record(z.string(), z.string()),
  }),
);

export interface FollowedTest {
  readonly records: number;
  readonly kept: number;
  readonly destroyed: number;
}

/** The files of a test in the auditor's folder of a sensor. The entry is the number of the one that certifies the batch. */
const SEALS = "test/seals.json";
const OPENED = "test/opened.json";
const ENTRY = "test/entry";
const PLAN = "test/plan.csv";
const KEPT = "test/kept.json";

/** Undefined where no test was made. */
export async function followTest(
  place: string,
  evidence: Evidence,
  chain: readonly Entry[],
  said: Said,
  means: Means,
  findings: Findings,
): Promise<FollowedTest | undefined> {
  const text = await textIn(evidence, SEALS);
  if (text === undefined) return undefined;
  const broken = (why: string): undefined => {
    findings.add("TEST_SEAL_BROKEN", place, why);
  };
  const seals = SealsSchema.safeParse(jsonOf(text)).data;
  const opened = OpenedSchema.safeParse(jsonOf((await textIn(evidence, OPENED)) ?? "")).data;
  const plan = readAddressPlan((await textIn(evidence, PLAN)) ?? "");
  if (seals === undefined || opened === undefined || !plan.ok)
    return broken("seals, opened lines or plan are not there, or are none");
  if (!(await areOpened(seals.seals, opened.lines, means)))
    return broken("an opened line is not the one that was sealed");
  const number = Number(((await textIn(evidence, ENTRY)) ?? "").trim());
  const certificate = chain.find((entry) => entry.number === number);
  if (certificate?.schema !== "selection-certificate/1" || certificate.store !== "communications")
    return broken(`entry ${number} certifies no batch of communications`);
  if (!(Date.parse(seals.at) < Date.parse(certificate.at))) return broken("the seals are not older than the batch");
  const bytes = new TextEncoder().encode(opened.lines.map(({ line }) => `${line}\n`).join(""));
  const { batch, unreadable } = readWhole(seals.format, bytes);
  const law = lawAt(said, certificate.at);
  const before = keptBefore(chain, certificate);
  const usable: UsablePermit[] = said.permits
    .filter(
      ({ permit, acts, digest }) => certificate.permits.includes(digest) && unusable(permit, acts, law) === undefined,
    )
    .filter(({ permit }) => permit.capability !== "ownerConsent")
    .map(({ permit }) => ({
      permit,
      look: interpret(plan.value, said.country, permit),
      kept: before.get(permit.id) ?? 0,
    }));
  if (usable.length === 0 || batch.length < LEAST_BATCH)
    return broken("no permit could be used then, or fewer records than a batch: nothing was to be selected");
  const expected = select(batch, usable, NAMELESS);
  judgeFate(certificate, expected, unreadable, place, findings);
  await judgeKept(evidence, expected.kept, usable, place, findings);
  const kept = expected.kept.length;
  return { records: batch.length, kept, destroyed: batch.length - kept };
}

type Expected = ReturnType<typeof select>;

/** Each count of the certificate is what the rule makes of these records: by permit, by direction, by reason. */
function judgeFate(
  certificate: Certificate,
  expected: Expected,
  unreadable: number,
  place: string,
  findings: Findings,
): void {
  const by = Map.groupBy(expected.kept, ({ authorisation }) => authorisation);
  const wanted: readonly (readonly [string, number, number | undefined])[] = [
    ["received", expected.received, certificate.received],
    ["refused", 0, certificate.refused],
    ["unreadable", unreadable, certificate.unreadable],
    ["kept", expected.kept.length, certificate.kept],
    ...[...new Set([...by.keys(), ...Object.keys(certificate.keptBy)])].map(
      (id) => [`kept under ${id}`, by.get(id)?.length ?? 0, certificate.keptBy[id] ?? 0] as const,
    ),
    ...REASONS.map(
      (reason) => [`destroyed, ${reason}`, expected.destroyed[reason], certificate.destroyedBy?.[reason]] as const,
    ),
    ...Object.entries(expected.perDirection).map(
      ([name, { kept }]) =>
        [`kept, ${name}`, kept, certificate.perDirection?.[name as keyof typeof expected.perDirection]?.kept] as const,
    ),
  ];
  for (const [what, rule, told] of wanted)
    if (rule !== told)
      findings.add(
        "TEST_FATE_WRONG",
        `${place} entry ${certificate.number}`,
        `${what}: ${rule} by the rule, ${told ?? "nothing"} by the sensor`,
      );
}

/** Where the commission was shown what was kept: exactly the records that the rule keeps, with the fields that tell nobody. */
async function judgeKept(
  evidence: Evidence,
  expected: readonly KeptRecord[],
  usable: readonly UsablePermit[],
  place: string,
  findings: Findings,
): Promise<void> {
  const text = await textIn(evidence, KEPT);
  if (text === undefined) return findings.add("TEST_KEPT_NOT_SHOWN", place, KEPT);
  const shown = KeptSchema.safeParse(jsonOf(text)).data;
  if (shown === undefined) return findings.add("TEST_FATE_WRONG", place, `${KEPT} cannot be read`);
  const hidden = new Map(
    usable.map(({ permit }) => [permit.id, new Set([...Object.keys(permit.pseudonyms), ...MAIL_ADDRESSES])]),
  );
  const told = ({ authorisation, direction, fields }: KeptRecord): string =>
    JSON.stringify([
      authorisation,
      direction,
      Object.entries(fields)
        .filter(([name]) => hidden.get(authorisation)?.has(name) !== true)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ]);
  const left = new Map<string, number>();
  for (const record of expected) left.set(told(record), (left.get(told(record)) ?? 0) + 1);
  for (const record of shown) {
    const count = left.get(told(record)) ?? 0;
    if (count === 0) findings.add("TEST_FATE_WRONG", place, `kept against the rule: ${told(record)}`);
    else left.set(told(record), count - 1);
  }
  for (const [record, count] of left)
    if (count > 0) findings.add("TEST_FATE_WRONG", place, `the rule keeps it, and it is not there: ${record}`);
}

async function areOpened(
  seals: readonly string[],
  lines: readonly z.infer<typeof LineSchema>[],
  means: Means,
): Promise<boolean> {
  if (seals.length !== lines.length) return false;
  const inputs = lines.map(({ salt, line }) => {
    const bytes = fromBase64(salt);
    return bytes?.length === SALT_LENGTH ? commitmentInput(bytes, new TextEncoder().encode(line)) : undefined;
  });
  if (inputs.some((input) => input === undefined)) return false;
  const digests = await means.digests(inputs.filter((input) => input !== undefined));
  return digests.every((digest, at) => hexOf(digest) === seals[at]);
}

/** Caps hold over batches: what the chain says was kept before this one. */
function keptBefore(chain: readonly Entry[], certificate: Certificate): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const entry of chain)
    if (
      entry.schema === "selection-certificate/1" &&
      entry.store === certificate.store &&
      entry.number < certificate.number
    )
      for (const [id, kept] of Object.entries(entry.keptBy)) sums.set(id, (sums.get(id) ?? 0) + kept);
  return sums;
}

/** Names and pseudonyms come from keys of the sensor, which no auditor has: they are left out of what is compared. */
const NAMELESS: Treatment = { mail: () => "", address: () => "" };
