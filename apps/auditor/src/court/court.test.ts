import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from "node:crypto";
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import { describe, expect, it } from "vitest";
import { Findings, isFailure } from "../findings.ts";
import { NODE_MEANS } from "../folder.ts";
import { judgeCourtExport } from "./court.ts";
import { courtSheet } from "./sheet.ts";
import { evidenceInZip } from "./zip.ts";

const REPORT = "11111111-1111-4111-8111-111111111111";
const OTHER = "22222222-2222-4222-8222-222222222222";
const pair = generateKeyPairSync("ed25519");
const sha = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");
const der = createPublicKey(pair.privateKey).export({ format: "der", type: "spki" });
const text = new TextEncoder();

type Files = Map<string, Uint8Array>;
interface Made {
  readonly index: { originals: Record<string, unknown>[]; [name: string]: unknown };
  readonly files: Files;
}

/** An export of two originals, one of them with an attachment that went through two hands. */
function made(): Made {
  const bytes = text.encode('{"id": "first"}');
  const file = sha("attached");
  const hand = (step: string, at: string, sha256 = file) => ({ step, at, by: "Aya", holder: "police", sha256 });
  const original = (report: string, of: Uint8Array, attachments: unknown[]) => ({
    report,
    path: `originals/${report}`,
    sha256: sha(of),
    bytes: of.length,
    mediaType: "application/json",
    format: "neutral-incident",
    version: 1,
    receivedAt: "2026-12-07T00:00:00Z",
    sender: "police",
    attachments,
  });
  const custody = [hand("received", "2026-12-07T00:00:00Z"), hand("handed_over", "2026-12-07T01:00:00Z")];
  const attachment = { id: "a1", sha256: file, bytes: 8, sample: false, custody };
  const index = {
    schema: "court-export/1",
    realm: "drill",
    exercise: true,
    case: "33333333-3333-4333-8333-333333333333",
    order: { id: OTHER, at: "2026-12-07T02:00:00Z", person: REPORT, second: true },
    court: "District court, file 12",
    reason: "The court asked for it.",
    by: { body: "police", actor: "aya" },
    at: "2026-12-07T03:00:00Z",
    key: sha(der),
    originals: [original(REPORT, bytes, [attachment]), original(OTHER, text.encode("second"), [])],
    proofs: [],
  };
  const files: Files = new Map([
    [`originals/${REPORT}`, bytes],
    [`originals/${OTHER}`, text.encode("second")],
  ]);
  return { index, files };
}

/** As the hub puts it together; `key` may be somebody else's. */
async function zipped({ index, files }: Made, over: Files = new Map(), key = pair.privateKey): Promise<Uint8Array> {
  const bytes = text.encode(`${JSON.stringify(index, null, 1)}\n`);
  const pem = createPublicKey(createPrivateKey(key.export({ format: "pem", type: "pkcs8" })));
  const all: Files = new Map([
    ["index.json", bytes],
    ["index.sig", new Uint8Array(sign(null, bytes, key))],
    ["key.pem", text.encode(pem.export({ format: "pem", type: "spki" }).toString())],
    ...files,
    ...over,
  ]);
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, level: 0 });
  for (const [path, of] of all) await zip.add(path, new Uint8ArrayReader(of));
  return zip.close();
}

async function judged(bytes: Uint8Array, fingerprint: string | null = sha(der)) {
  const findings = new Findings();
  const trust = fingerprint === null ? {} : { fingerprint };
  const found = await judgeCourtExport(evidenceInZip(bytes), trust, NODE_MEANS, findings);
  return { found, findings, codes: findings.all.map((f) => f.code), failed: findings.all.filter(isFailure) };
}

describe("a court export", () => {
  it("as the hub made it holds, and says what it does not prove", async () => {
    const { found, codes, failed, findings } = await judged(await zipped(made()));
    expect(failed).toEqual([]);
    expect(found).toMatchObject({ originals: 2, proofs: 0 });
    expect(codes).toEqual(["ORIGINAL_WITHOUT_PROOF", "ORIGINAL_WITHOUT_PROOF"]);
    expect(courtSheet(found, findings, "ja")).toMatchObject({ holds: true, title: "裁判所提出資料は検証できました。" });
    expect((await judged(await zipped(made()), null)).codes).toContain("COURT_KEY_OF_THE_EXPORT");
  });

  it("with an original changed, taken out or put in is found out", async () => {
    const path = `originals/${REPORT}`;
    const changed = await judged(await zipped(made(), new Map([[path, text.encode('{"id": "FIRST"}')]])));
    expect(changed.failed).toMatchObject([{ code: "FILE_CHANGED", place: path }]);
    const without = made();
    without.files.delete(path);
    expect((await judged(await zipped(without))).failed).toMatchObject([{ code: "FILE_MISSING", place: path }]);
    const more = await judged(await zipped(made(), new Map([["originals/more", text.encode("x")]])));
    expect(more.failed).toMatchObject([{ code: "FILE_UNLISTED", place: "originals/more" }]);
  });

  it("whose index was changed, or signed by another key, is found out", async () => {
    const forged = made();
    const bytes = text.encode(`${JSON.stringify({ ...forged.index, court: "Another court" }, null, 1)}\n`);
    const changed = await judged(await zipped(forged, new Map([["index.json", bytes]])));
    expect(changed.failed).toMatchObject([{ code: "MANIFEST_BROKEN", place: "index.sig" }]);
    const stranger = generateKeyPairSync("ed25519").privateKey;
    const own = made();
    const named = createPublicKey(stranger).export({ format: "der", type: "spki" });
    const other = await judged(await zipped({ ...own, index: { ...own.index, key: sha(named) } }, new Map(), stranger));
    expect(other.failed).toMatchObject([{ code: "MANIFEST_BROKEN", place: "key.pem" }]);
  });

  it("names hands that held another file, or stand in another order", async () => {
    const of = (custody: readonly { at: string; sha256?: string }[]) => {
      const one = made();
      const file = sha("attached");
      const hands = custody.map((c) => ({ step: "received", by: "Aya", holder: "police", sha256: file, ...c }));
      const [first, ...rest] = one.index.originals;
      const attachments = [{ id: "a1", sha256: file, bytes: 8, sample: false, custody: hands }];
      return zipped({ ...one, index: { ...one.index, originals: [{ ...first, attachments }, ...rest] } });
    };
    const at = (hour: number) => `2026-12-07T0${hour}:00:00Z`;
    for (const wrong of [[], [{ at: at(1), sha256: sha("swapped") }], [{ at: at(2) }, { at: at(1) }]])
      expect((await judged(await of(wrong))).failed).toMatchObject([{ code: "CUSTODY_BROKEN" }]);
  });

  it("says which original was erased before, and is refused where it is no archive of the hub", async () => {
    const gone = made();
    gone.files.delete(`originals/${OTHER}`);
    const [first, second] = gone.index.originals;
    const originals = [first ?? {}, { ...second, path: null, sha256: null }];
    const { failed, codes } = await judged(await zipped({ ...gone, index: { ...gone.index, originals } }));
    expect(failed).toEqual([]);
    expect(codes).toContain("ORIGINAL_GONE");
    const whole = await zipped(made());
    expect(() => evidenceInZip(whole.subarray(0, whole.length - 40))).toThrow(/no archive/);
    const packed = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, level: 9 });
    await packed.add("index.json", new Uint8ArrayReader(text.encode("x".repeat(1000))));
    const bytes = await packed.close();
    expect(() => evidenceInZip(bytes)).toThrow(/compressed/);
  });
});
