import { describe, expect, it } from "vitest";
import { nodeSigner, nodeVerify, nodeSha256 as sha256 } from "../node.ts";
import { webVerify } from "../web.ts";
import { writeCheckpoint } from "./checkpoint.ts";
import { cosign, cosignedAt } from "./cosignature.ts";
import { readKey, writeKey } from "./key.ts";
import { readNote, signText, verifyNote, writeNote } from "./note.ts";
import { readPolicy } from "./policy.ts";
import { MLDSA_LOG_KEY, MLDSA_LOG_NOTE } from "./testing-mldsa.ts";
import { openCheckpoint } from "./trusted.ts";

const { subtle } = globalThis.crypto;
const seed = (n: number) => new Uint8Array(32).fill(n);
const log = nodeSigner("log.example/office", 1, seed(1));
const [ed, pq] = [nodeSigner("witness.example/ed", 4, seed(2)), nodeSigner("witness.example/pq", 6, seed(3))];
const AT = 1_790_000_000n;

/** A browser that does not know the algorithm. */
const lacking: typeof subtle = {
  digest: subtle.digest.bind(subtle),
  verify: subtle.verify.bind(subtle),
  importKey: (format: string, key: unknown, name: unknown, ...rest: unknown[]) =>
    name === "ML-DSA-44"
      ? Promise.reject(new DOMException("Unrecognized name.", "NotSupportedError"))
      : Reflect.apply(subtle.importKey, subtle, [format, key, name, ...rest]),
} as typeof subtle;

const policyOf = (quorum: string) =>
  readPolicy(
    sha256,
    `log ${writeKey(log.key)}\nwitness ed ${writeKey(ed.key)}\nwitness pq ${writeKey(pq.key)}\ngroup both 2 ed pq\nquorum ${quorum}\n`,
  );

async function published(
  over: { readonly size?: bigint; readonly extensions?: readonly string[]; readonly at?: bigint } = {},
) {
  const { size = 3n, extensions = [], at = AT } = over;
  const text = writeCheckpoint({ origin: log.key.name, size, root: sha256(seed(9)), extensions });
  const own = { text, signatures: [await signText(text, log)] };
  return { text, signatures: [...own.signatures, await cosign(own, ed, AT), await cosign(own, pq, at)] };
}

describe("a cosignature by ML-DSA-44", () => {
  it("of another implementation is verified, key and id and message", async () => {
    const key = readKey(sha256, MLDSA_LOG_KEY);
    expect([key.type, key.publicKey.length, writeKey(key)]).toEqual([6, 1312, MLDSA_LOG_KEY]);
    const note = readNote(MLDSA_LOG_NOTE);
    for (const verify of [nodeVerify, webVerify(subtle)]) {
      expect(await verifyNote(note, [key], verify)).toEqual([key]);
      // It carries no instant, so that it is a log's own signature and no witness's word.
      expect(await cosignedAt(note, key, verify)).toBeUndefined();
      for (const [from, to] of [
        ["\n1\n", "\n2\n"],
        ["mldsa-log\n", "mldsa-lag\n"],
        ["+zoE", "+zoF"],
      ] as const)
        await expect(verifyNote({ ...note, text: note.text.replace(from, to) }, [key], verify)).rejects.toMatchObject({
          code: "LEDGER_NOTE_FORGED",
        });
    }
  });

  it("counts where the policy names its key, beside others, and stands for origin, size, root, name and instant", async () => {
    const note = await published();
    const whole = await openCheckpoint(writeNote(note), policyOf("both"), nodeVerify);
    expect([[...whole.cosigned], whole.unjudged]).toEqual([
      [
        ["ed", AT],
        ["pq", AT],
      ],
      [],
    ]);
    expect(await cosignedAt(note, pq.key, webVerify(subtle))).toBe(AT);
    const other = (await published({ size: 4n })).signatures.at(-1);
    const moved = { text: note.text, signatures: [...note.signatures.slice(0, -1), ...(other ? [other] : [])] };
    expect(await cosignedAt(moved, pq.key, nodeVerify)).toBeUndefined();
    const named = { ...pq.key, name: "witness.example/other" };
    const renamed = note.signatures.map((s) => (s.name === pq.key.name ? { ...s, name: named.name } : s));
    expect(await cosignedAt({ ...note, signatures: renamed }, named, nodeVerify)).toBeUndefined();
    const later = note.signatures.map((s) =>
      s.name === pq.key.name ? { ...s, blob: s.blob.map((byte, at) => (at === 11 ? byte ^ 1 : byte)) } : s,
    );
    expect(await cosignedAt({ ...note, signatures: later }, pq.key, nodeVerify)).toBeUndefined();
  });

  it("does not stand for extension lines, as the specification has it, and never without an instant", async () => {
    const plain = await published();
    const extended = await published({ extensions: ["more"] });
    const mine = plain.signatures.at(-1);
    expect(await cosignedAt({ text: extended.text, signatures: mine ? [mine] : [] }, pq.key, nodeVerify)).toBe(AT);
    expect(await cosignedAt(await published({ at: 0n }), pq.key, nodeVerify)).toBeUndefined();
  });

  it("that a browser cannot judge is named and not counted: the quorum has to be met without it", async () => {
    const [text, verify] = [writeNote(await published()), webVerify(lacking)];
    const enough = await openCheckpoint(text, policyOf("ed"), verify);
    expect([[...enough.cosigned.keys()], enough.unjudged]).toEqual([["ed"], ["pq"]]);
    await expect(openCheckpoint(text, policyOf("both"), verify)).rejects.toMatchObject({
      code: "LEDGER_QUORUM_MISSED",
      message: expect.stringContaining("not judged here, which knows no ML-DSA-44: pq"),
    });
  });
});
