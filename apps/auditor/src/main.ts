/**
 * `auditor verify FOLDER|PROOF`: judges an export or the proof of one act on this machine alone, without any hub and without a
 * network. Exit status: 0 it holds, 1 it does not, 2 the words were not understood.
 */
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { inTime, policyIn, type TrustPolicy } from "@noroshi/ledger";
import { importJWK, type JWK } from "jose";
import { type Audit, auditExport } from "./audit.ts";
import type { Trust } from "./evidence.ts";
import { textOf } from "./evidence.ts";
import { Findings, isFailure } from "./findings.ts";
import { evidenceIn, NODE_MEANS } from "./folder.ts";
import { type ActState, type ProvedAct, stateWithin, verifyProofFile } from "./proof.ts";
import { printed } from "./report/report.ts";
import { auditSheet, proofSheet } from "./report/sheet.ts";
import { NoKey, unread } from "./report/unread.ts";
import type { Language } from "./report/words.ts";
import type { JudgedSensor } from "./sensors/sensor.ts";

const USAGE = `Usage: auditor verify FOLDER|PROOF [options]
       auditor seal LINES --to DIR [--format zeek-json]     seals test traffic before it is sent
       auditor merkle PATH…     judges Merkle proofs in JSON files, in the form of transparency-dev/merkle's vectors

FOLDER is an export for audit, PROOF the proof file of one act, or the .zip of a court export.

  --within FOLDER     PROOF: also hold the act against an export, which shows what has become of it since
  --policy FILE       whom you trust (C2SP tlog-policy); without it the one in the export, which a dishonest hub could have made up
  --key FILE          the commission's private reading key (JWK); without it only the log itself is verified
  --remembered FILE   a checkpoint that you or a witness kept from earlier; replaced by the new one when the export holds
  --retention FILE    the plan of retention that you have: disposals by another one are named
  --sensor NAME=FOLDER     also judge a sensor: entries.log, set-up.json, statuses (further status tokens, one a line)
  --sensor-key NAME=FILE   that sensor's public key (PEM), as the commission noted it when the sensor was set up
  --page FILE         (alone) writes this verification as one page for a browser, to keep and to open from a disk
  --lang en|ja        the language of the report
  --court-key HEX     the fingerprint of the key of a court export, as you were told it
  --json              findings as JSON lines
`;

interface Words {
  readonly target: string;
  readonly within: string | undefined;
  readonly policy: string | undefined;
  readonly key: string | undefined;
  readonly remembered: string | undefined;
  readonly retention: string | undefined;
  readonly sensors: readonly string[];
  readonly sensorKeys: readonly string[];
  readonly courtKey: string | undefined;
  readonly language: Language;
  readonly json: boolean;
}

function wordsOf(args: readonly string[]): Words | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        within: { type: "string" },
        policy: { type: "string" },
        key: { type: "string" },
        remembered: { type: "string" },
        retention: { type: "string" },
        sensor: { type: "string", multiple: true },
        "sensor-key": { type: "string", multiple: true },
        "court-key": { type: "string" },
        lang: { type: "string", default: "en" },
        json: { type: "boolean", default: false },
      },
    });
    const [word, target, ...more] = positionals;
    const { lang } = values;
    if (word !== "verify" || target === undefined || more.length > 0 || (lang !== "en" && lang !== "ja"))
      return undefined;
    if ([...(values.sensor ?? []), ...(values["sensor-key"] ?? [])].some((one) => !/^[^=]+=./.test(one)))
      return undefined;
    return {
      target,
      within: values.within,
      policy: values.policy,
      key: values.key,
      remembered: values.remembered,
      retention: values.retention,
      sensors: values.sensor ?? [],
      sensorKeys: values["sensor-key"] ?? [],
      courtKey: values["court-key"],
      language: lang,
      json: values.json,
    };
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

async function trustOf(words: Words): Promise<Trust> {
  const remembered = words.remembered === undefined ? undefined : await textIfThere(words.remembered);
  return {
    ...(words.policy === undefined ? {} : { policy: await readFile(words.policy, "utf8") }),
    ...(words.key === undefined ? {} : { readingKey: await readingKey(words.key) }),
    ...(remembered === undefined ? {} : { remembered }),
    ...(words.retention === undefined ? {} : { retention: await readFile(words.retention, "utf8") }),
  };
}

/** `NAME=PATH`, once for each name. */
function named(said: readonly string[]): ReadonlyMap<string, string> {
  return new Map(said.map((one) => [one.slice(0, one.indexOf("=")), one.slice(one.indexOf("=") + 1)]));
}

async function judgeSensors(words: Words, { entries, findings }: Audit): Promise<readonly JudgedSensor[]> {
  if (words.sensors.length === 0) return [];
  // Fetched only where there is a sensor to judge: a proof needs no more than the ledger.
  const { judgeSensor } = await import("./sensors/sensor.ts");
  const keys = named(words.sensorKeys);
  const judged: JudgedSensor[] = [];
  for (const [name, folder] of named(words.sensors)) {
    const key = keys.get(name);
    const pem = key === undefined ? undefined : await readFile(key, "utf8");
    judged.push(await judgeSensor(name, evidenceIn(folder), pem, NODE_MEANS, findings, entries?.acts));
  }
  return judged;
}

async function readingKey(path: string) {
  const text = await readFile(path, "utf8");
  const key = await Promise.resolve(text)
    .then((jwk) => importJWK(JSON.parse(jwk) as JWK, "ECDH-ES", { extractable: true }))
    .catch(() => undefined);
  // Of what stands in the file nothing is said: it may be another key.
  if (key === undefined || key instanceof Uint8Array || key.type !== "private") throw new NoKey(path);
  return key;
}

async function textIfThere(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  });
}

const print = (text: string): void => void process.stdout.write(text);

/** Sealed entries from which on threads are worth their beginning, some 20,000 leaves. */
const MANY_BYTES = 10_000_000;

/** Audits a folder, beside threads where it is large. */
async function auditFolder(folder: string, words: Words): Promise<Audit> {
  const trust = await trustOf(words);
  const entries = await stat(join(folder, "acts/entries.jwe")).catch(() => undefined);
  if (trust.readingKey === undefined || (entries?.size ?? 0) < MANY_BYTES)
    return auditExport(evidenceIn(folder), trust, NODE_MEANS);
  const { withThreads } = await import("./threads/threads.ts");
  const { means, end } = withThreads(NODE_MEANS);
  try {
    return await auditExport(evidenceIn(folder), trust, means);
  } finally {
    await end();
  }
}

async function verifyFolder(words: Words): Promise<number> {
  const evidence = evidenceIn(words.target);
  const whole = await auditFolder(words.target, words);
  const sensors = await judgeSensors(words, whole);
  const audit = { ...whole, ok: whole.ok && !whole.findings.all.some(isFailure) };
  if (words.json)
    for (const one of audit.findings.all) print(`${JSON.stringify({ ...one, failure: isFailure(one) })}\n`);
  else print(printed(auditSheet(audit, sensors, words.language), words.language));
  if (audit.ok && words.remembered !== undefined) {
    const checkpoint = await evidence.read("acts/checkpoint");
    if (checkpoint !== undefined) await writeFile(words.remembered, textOf(checkpoint));
  }
  return audit.ok ? 0 : 1;
}

async function verifyOne(words: Words): Promise<number> {
  const findings = new Findings();
  if (words.policy === undefined) {
    process.stderr.write(
      "auditor: a proof counts under a policy alone: --policy FILE names the log and its witnesses.\n",
    );
    return 2;
  }
  const policy = await inTime(NODE_MEANS.digests, policyIn(await readFile(words.policy, "utf8")));
  const proved = await verifyProofFile(await readFile(words.target, "utf8"), policy, NODE_MEANS, findings);
  const state = proved === undefined ? "missing" : await stateOf(proved, policy, words, findings);
  const sheet = proofSheet(proved, state, findings, words.language);
  if (words.json)
    print(
      `${JSON.stringify(proved === undefined ? findings.all : { index: String(proved.index), size: String(proved.size), origin: proved.origin, digest: proved.digest, entry: proved.entry, cosigned: [...proved.cosigned.keys()], state, findings: findings.all })}\n`,
    );
  else print(printed(sheet, words.language));
  return sheet.holds ? 0 : 1;
}

/** A proof that holds shows the act present and equal; the log's own files may show more. */
async function stateOf(proved: ProvedAct, policy: TrustPolicy, words: Words, findings: Findings): Promise<ActState> {
  if (words.within === undefined) return "present";
  const audit = await auditFolder(words.within, words);
  return stateWithin(proved, audit, policy, NODE_MEANS, findings);
}

async function seal(args: readonly string[]): Promise<number | undefined> {
  // Fetched only here: a proof needs no more than the ledger.
  const { sealCommand } = await import("./sensors/seal-command.ts");
  return sealCommand(args).catch((error: unknown) => {
    if (error instanceof TypeError) return undefined;
    throw error;
  });
}

async function merkle(args: readonly string[]): Promise<number | undefined> {
  const { merkleCommand } = await import("./merkle/command.ts");
  return merkleCommand(args).catch((error: unknown) => {
    if (error instanceof TypeError) return undefined;
    throw error;
  });
}

/** Words of their own, beside `verify`; undefined where the first word is none of them, or where they were not understood. */
async function otherWord([word, ...rest]: readonly string[]): Promise<number | undefined> {
  if (word === "seal") return seal(rest);
  return word === "merkle" ? merkle(rest) : undefined;
}

async function verifyCourt(words: Words): Promise<number> {
  const [{ judgeCourtExport }, { evidenceInZip }, { courtSheet }] = await Promise.all([
    import("./court/court.ts"),
    import("./court/zip.ts"),
    import("./court/sheet.ts"),
  ]);
  const findings = new Findings();
  const trust = {
    ...(words.courtKey === undefined ? {} : { fingerprint: words.courtKey }),
    ...(words.policy === undefined ? {} : { policy: await readFile(words.policy, "utf8") }),
  };
  const evidence = evidenceInZip(new Uint8Array(await readFile(words.target)));
  const judged = await judgeCourtExport(evidence, trust, NODE_MEANS, findings);
  if (words.json) for (const one of findings.all) print(`${JSON.stringify({ ...one, failure: isFailure(one) })}\n`);
  else print(printed(courtSheet(judged, findings, words.language), words.language));
  return judged === undefined || findings.all.some(isFailure) ? 1 : 0;
}

async function main(args: readonly string[]): Promise<number> {
  const words = wordsOf(args);
  const other = await otherWord(args).catch((error: unknown) => {
    process.stderr.write(`auditor: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  });
  if (other !== undefined) return other;
  if (words === undefined) {
    (args.includes("--help") ? process.stdout : process.stderr).write(USAGE);
    return args.includes("--help") ? 0 : 2;
  }
  try {
    const about = await stat(words.target);
    if (words.target.endsWith(".zip")) return await verifyCourt(words);
    return about.isDirectory() ? await verifyFolder(words) : await verifyOne(words);
  } catch (error) {
    process.stderr.write(`auditor: ${unread(error, words.language)}\n`);
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
