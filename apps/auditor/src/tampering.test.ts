import { createHash } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { auditExport } from "./audit.ts";
import { textOf } from "./evidence.ts";
import { isFailure } from "./findings.ts";
import { NODE_MEANS } from "./folder.ts";
import {
  certificateOf,
  committed,
  disposed,
  evidenceOf,
  exportOf,
  type Files,
  type Leaf,
  leafOf,
  leavesOf,
  listed,
  logFiles,
  minute,
  POLICY,
  quietActs,
  quietRecords,
  type RecordLine,
  readingKey,
  recordLines,
  sealLeaves,
  uuidOf,
  WITNESS,
} from "./testing-export.ts";

const REPORTS = 300;
const SIZE = 640;
const RUNS = process.env["NOROSHI_DEEP"] === "1" ? 1000 : 70;

let leaves: Leaf[];
let records: RecordLine[];
let honest: Files;
let key: Awaited<ReturnType<typeof readingKey>>;
let remembered: string;

beforeAll(async () => {
  key = await readingKey();
  leaves = leavesOf(quietActs(REPORTS), SIZE);
  records = quietRecords(REPORTS);
  honest = await exportOf(leaves, records);
  remembered = textOf(honest.get("acts/checkpoint") ?? new Uint8Array());
});

async function codesOf(files: Files, seen: string = remembered): Promise<readonly string[]> {
  const trust = { policy: POLICY, readingKey: key, remembered: seen };
  const audit = await auditExport(evidenceOf(files), trust, NODE_MEANS);
  const codes = audit.findings.all.filter(isFailure).map((one) => one.code);
  expect(audit.ok).toBe(codes.length === 0);
  return [...new Set(codes)];
}

interface Tampering {
  readonly name: string;
  /** At least one of these has to be among the findings. */
  readonly named: readonly string[];
  /** Draws come from `pick`: a number below the given one. */
  readonly files: (pick: (below: number) => number) => Promise<Files>;
  readonly seen?: string;
}

const copy = (): Files => new Map([...honest].map(([path, bytes]) => [path, bytes.slice()]));
const one = <T>(all: readonly T[], pick: (below: number) => number): T => {
  const found = all[pick(all.length)];
  if (found === undefined) throw new Error("nothing to pick from");
  return found;
};
/** Some act's leaf, changed to say another thing. */
function changed(pick: (below: number) => number): { at: number; leaf: Leaf } {
  const at = pick(REPORTS);
  const subject = uuidOf(`report ${at}`);
  return { at, leaf: leafOf(at, { act: "report.accepted", subject, at: minute(at + 1), facts: { version: 1 } }) };
}

const TAMPERINGS: readonly Tampering[] = [
  {
    name: "flips a bit of a file, list and all",
    named: ["MANIFEST_BROKEN", "FILE_CHANGED"],
    async files(pick) {
      const files = copy();
      const path = one([...files.keys()], pick);
      flip(files, path, pick);
      return files;
    },
  },
  {
    name: "flips a bit of a file and signs the list anew",
    named: [
      "TILE_WRONG",
      "CHECKPOINT_BROKEN",
      "QUORUM_MISSED",
      "LOG_FOREIGN",
      "ENTRIES_NOT_OPENED",
      "ENTRY_MISSING",
      "SIGNATURE_NOT_READABLE",
      "RECORD_NOT_READABLE",
      "RECORD_MISSING",
      "RECORD_CONTRADICTS_ACT",
      "RECORD_ALTERED",
      "ERASED_BEFORE_ITS_DATE",
      "ERASED_WITHOUT_CERTIFICATE",
    ],
    async files(pick) {
      const files = copy();
      const path = one(
        [...files.keys()].filter((each) => each !== "manifest"),
        pick,
      );
      flip(files, path, pick);
      return listed(files);
    },
  },
  {
    name: "deletes a file and signs the list anew",
    named: ["FILE_MISSING"],
    async files(pick) {
      const files = copy();
      files.delete(
        one(
          [...files.keys()].filter((each) => each !== "manifest"),
          pick,
        ),
      );
      return listed(files);
    },
  },
  {
    name: "leaves an entry out",
    named: ["ENTRY_MISSING"],
    async files(pick) {
      const files = copy();
      const out = pick(SIZE);
      const left = leaves.map((leaf, i) => ({ ...leaf, i })).filter(({ i }) => i !== out);
      return listed(files.set("acts/entries.jwe", await sealLeaves(left)));
    },
  },
  {
    name: "says something else of an act",
    named: ["ENTRY_NOT_COMMITTED"],
    async files(pick) {
      const { at, leaf } = changed(pick);
      return listed(copy().set("acts/entries.jwe", await sealLeaves(leaves.with(at, leaf))));
    },
  },
  {
    name: "swaps two entries",
    named: ["ENTRY_NOT_COMMITTED"],
    async files(pick) {
      const [a, b] = [pick(SIZE / 2), SIZE / 2 + pick(SIZE / 2)];
      return listed(copy().set("acts/entries.jwe", await sealLeaves(swapped(a, b))));
    },
  },
  {
    name: "swaps two leaves in the log itself and signs it anew",
    named: ["QUORUM_MISSED"],
    async files(pick) {
      const [a, b] = [pick(SIZE / 2), SIZE / 2 + pick(SIZE / 2)];
      return rebuilt(swapped(a, b), undefined);
    },
  },
  {
    name: "shows an older checkpoint with everything that belongs to it",
    named: ["LOG_OLDER_THAN_REMEMBERED"],
    async files(pick) {
      const size = 1 + pick(SIZE - 1);
      return exportOf(leaves.slice(0, size), records, WITNESS);
    },
  },
  {
    name: "rebuilds the database with another past and signs it anew",
    named: ["QUORUM_MISSED"],
    async files(pick) {
      const { at, leaf } = changed(pick);
      return rebuilt(leaves.with(at, leaf), undefined);
    },
  },
  {
    name: "rebuilds the database with a witness that lies as well",
    named: ["LOG_REWRITTEN"],
    async files(pick) {
      const { at, leaf } = changed(pick);
      return rebuilt(leaves.with(at, leaf), WITNESS);
    },
  },
  {
    name: "alters a record in a rebuilt database",
    named: ["RECORD_ALTERED"],
    async files(pick) {
      const altered = 1 + pick(REPORTS - 1);
      const before = records[altered];
      if (before === undefined) throw new Error("no such record");
      return withRecords(records.with(altered, { ...before, digest: pick(2) === 0 ? null : "0".repeat(64) }));
    },
  },
  {
    name: "erases a record and says nothing",
    named: ["RECORD_MISSING"],
    async files(pick) {
      const gone = 1 + pick(REPORTS - 1);
      return withRecords(records.filter((_, n) => n !== gone));
    },
  },
  {
    name: "erases a record without a certificate",
    named: ["ERASED_WITHOUT_CERTIFICATE"],
    async files(pick) {
      const gone = 1 + pick(REPORTS - 1);
      const before = records[gone];
      if (before === undefined) throw new Error("no such record");
      return withRecords(records.with(gone, { ...before, state: "erased", erasedAt: minute(5000) }));
    },
  },
  {
    name: "erases a record under a certificate that nobody committed to",
    named: ["ERASED_WITHOUT_CERTIFICATE"],
    async files(pick) {
      const gone = 1 + pick(REPORTS - 1);
      const before = records[gone];
      if (before === undefined) throw new Error("no such record");
      const certificate = certificateOf(uuidOf("disposal"), minute(4000), minute(5000));
      return withRecords(records.with(gone, { ...before, state: "erased", erasedAt: minute(5000), certificate }));
    },
  },
  {
    name: "erases a record before its date",
    named: ["ERASED_BEFORE_ITS_DATE"],
    seen: "",
    async files(pick) {
      const gone = 1 + pick(REPORTS - 1);
      const before = records[gone];
      if (before === undefined) throw new Error("no such record");
      const at = minute(2000 + pick(1000));
      const certificate = certificateOf(uuidOf("early"), minute(9000), at);
      const acts = leavesOf([...quietActs(REPORTS), disposed(uuidOf("early"), [certificate], at)], SIZE);
      return exportOf(acts, records.with(gone, { ...before, state: "erased", erasedAt: at, certificate }));
    },
  },
  {
    name: "brings back a record that was erased",
    named: ["CERTIFIED_BUT_STILL_THERE"],
    files: () => broughtBack(null),
  },
  {
    name: "brings back a record that was erased and leaves its certificate",
    named: ["CERTIFIED_BUT_STILL_THERE"],
    files: () => broughtBack(records[0]?.certificate ?? null),
  },
  {
    name: "directs a measure that nobody approved",
    named: ["GATE_WITHOUT_APPROVAL"],
    seen: "",
    async files(pick) {
      const subject = uuidOf(`measure ${pick(1000)}`);
      const at = minute(100 + pick(100));
      const late = { act: "measure.stepped", subject, at: minute(300), facts: { state: "approved" } };
      const directed = { act: "measure.stepped", subject, at, facts: { state: "directed" } };
      return exportOf(leavesOf([...quietActs(REPORTS), directed, late], SIZE), records);
    },
  },
];

/** The first record, which was erased, there again as it was. */
function broughtBack(certificate: string | null): Promise<Files> {
  const [gone] = records;
  if (gone === undefined) throw new Error("no such record");
  const digest = createHash("sha256").update("record 0").digest("hex");
  return withRecords(records.with(0, { ...gone, state: "present", digest, erasedAt: null, certificate }));
}

function flip(files: Files, path: string, pick: (below: number) => number): void {
  const bytes = files.get(path);
  if (bytes === undefined) throw new Error(`no ${path}`);
  const at = pick(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(8));
}

function swapped(a: number, b: number): Leaf[] {
  const [first, second] = [leaves[a], leaves[b]];
  if (first === undefined || second === undefined) throw new Error("no such leaf");
  return leaves.with(a, second).with(b, first);
}

async function rebuilt(with_: readonly Leaf[], witness: typeof WITNESS | undefined): Promise<Files> {
  const files = copy();
  for (const path of [...files.keys()]) if (path.startsWith("acts/")) files.delete(path);
  const log = await logFiles("acts", with_.map(committed), { witness });
  for (const [path, bytes] of log) files.set(path, bytes);
  return listed(files.set("acts/entries.jwe", await sealLeaves(with_)));
}

const withRecords = (kept: readonly RecordLine[]): Promise<Files> =>
  listed(copy().set("records.ndjson", recordLines(kept)));

describe("an honest export", () => {
  it("holds", async () => {
    expect(await codesOf(honest)).toEqual([]);
  });
});

describe("every tampering is found and named", () => {
  it.each(TAMPERINGS.map((t) => [t.name, t] as const))("%s", { timeout: 600_000 }, async (_, tampering) => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat(2 ** 31 - 1)), async (draws) => {
        const pick = (below: number): number => Number(draws.next().value ?? 0) % below;
        const files = await tampering.files(pick);
        // Where the log itself is another from the start, what is remembered is its own.
        const seen =
          tampering.seen === undefined ? remembered : textOf(files.get("acts/checkpoint") ?? new Uint8Array());
        const codes = await codesOf(files, seen);
        expect(codes.some((code) => tampering.named.includes(code)) ? "named" : codes.join(" ") || "not found").toBe(
          "named",
        );
      }),
      { numRuns: Math.ceil(RUNS / TAMPERINGS.length) },
    );
  });
});
