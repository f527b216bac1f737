import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atOnce, leafHash } from "../hash.ts";
import { proveInclusion } from "../merkle/prove.ts";
import { nodeDigests, nodeSigner, nodeVerify, nodeSha256 as sha256 } from "../node.ts";
import { Edge } from "../tiles/edge.ts";
import { nodesOfTiles } from "../tiles/nodes.ts";
import { readCheckpoint, writeCheckpoint } from "./checkpoint.ts";
import { cosign, cosignedAt } from "./cosignature.ts";
import { readKey, writeKey } from "./key.ts";
import { readNote, signText, verifyNote, writeNote } from "./note.ts";
import { readPolicy } from "./policy.ts";
import { readProof, verifyProof, writeProof } from "./proof-file.ts";
import { openCheckpoint } from "./trusted.ts";

const seed = (n: number) => new Uint8Array(32).fill(n);
const log = nodeSigner("log.example/office", 1, seed(1));
const other = nodeSigner("log.example/other", 1, seed(2));
const [w1, w2, w3] = [3, 4, 5].map((n) => nodeSigner(`witness.example/${n}`, 4, seed(n))) as [
  typeof log,
  typeof log,
  typeof log,
];

const policyText = `# whom we trust
log ${writeKey(log.key)}
witness a ${writeKey(w1.key)} https://witness.example
witness b ${writeKey(w2.key)}
witness c ${writeKey(w3.key)}
group two 2 a b c
quorum two
`;
const policy = readPolicy(sha256, policyText);

async function published(by = log, witnesses = [w1, w2], origin = "log.example/office") {
  const edge = new Edge();
  const leaves = ["one", "two", "three"].map((text) => leafHash(sha256, new TextEncoder().encode(text)));
  atOnce(sha256, edge.appendLeaves(leaves));
  const text = writeCheckpoint({ origin, size: BigInt(edge.size), root: atOnce(sha256, edge.root()) });
  const own = await signText(text, by);
  const note = { text, signatures: [own] };
  const cosignatures = await Promise.all(witnesses.map((w) => cosign(note, w, 1_790_000_000n)));
  const { place, bytes } = edge.partial()[0] ?? { place: { level: 0, number: 0, width: 3 }, bytes: new Uint8Array() };
  const path = await proveInclusion(
    sha256,
    nodesOfTiles(sha256, place.width, () => bytes),
    2,
    3,
  );
  return { note: writeNote({ text, signatures: [own, ...cosignatures] }), leaves, path, edge };
}

describe("a key's text", () => {
  it("is read when its id is its own, and refused otherwise", () => {
    // The example of the specification.
    const text = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    expect(writeKey(readKey(sha256, text))).toBe(text);
    for (const odd of [
      text.replace("530d", "530e"),
      text.replace("foo", "bar"),
      "",
      "a+b",
      `${text}A`,
      "a b+00000000+AAAA",
    ])
      expect(() => readKey(sha256, odd)).toThrow("LEDGER_KEY_MALFORMED");
  });
});

describe("a note", () => {
  it("counts with a known signature, passes over unknown ones, and is spoilt by one wrong one of a known key", async () => {
    const text = "Ships wait.\n\nStill.\n";
    const signatures = [await signText(text, log), await signText(text, other)];
    const note = readNote(writeNote({ text, signatures }));
    expect(note.text).toBe(text);
    expect(await verifyNote(note, [log.key], nodeVerify)).toEqual([log.key]);
    await expect(verifyNote(note, [w1.key], nodeVerify)).rejects.toMatchObject({ code: "LEDGER_NOTE_UNSIGNED" });
    const forged = { ...note, text: "Ships sail.\n" };
    await expect(verifyNote(forged, [log.key], nodeVerify)).rejects.toMatchObject({ code: "LEDGER_NOTE_FORGED" });
  });

  it("takes any name without Unicode space, plus and ASCII control, and a cosignature of no instant from 2^63 on", async () => {
    for (const name of ["log.example/\u7d4c\u8def", "\ufeffmarked", "del\u007f"]) {
      const note = { text: "t\n", signatures: [await signText("t\n", nodeSigner(name, 1, seed(1)))] };
      expect(readNote(writeNote(note)).signatures[0]?.name).toBe(name);
    }
    for (const name of ["", "a b", "a\u00a0b", "a\u0085b", "a\u2028b", "a+b", "a\tb"])
      expect(() => nodeSigner(name, 1, seed(1))).toThrow("LEDGER_KEY_MALFORMED");
    const note = { text: writeCheckpoint({ origin: "o", size: 0n, root: sha256(seed(0)) }), signatures: [] };
    await expect(cosign(note, w1, 2n ** 63n)).rejects.toMatchObject({ code: "LEDGER_KEY_MALFORMED" });
    const blob = (await cosign(note, w1, 2n ** 63n - 1n)).blob.slice();
    expect(await cosignedAt({ ...note, signatures: [{ name: w1.key.name, blob }] }, w1.key, nodeVerify)).toBe(
      2n ** 63n - 1n,
    );
    blob[4] = 0x80;
    expect(
      await cosignedAt({ ...note, signatures: [{ name: w1.key.name, blob }] }, w1.key, nodeVerify),
    ).toBeUndefined();
  });

  it("is refused without blank line, newline or signature, and with control characters", async () => {
    const good = (await published()).note;
    for (const odd of [
      "",
      "\n\n",
      "text\n",
      good.slice(0, -1),
      good.replace("\n\n", "\n"),
      good.replace("office", "of\tice"),
      `${good}x\n`,
    ])
      expect(() => readNote(odd)).toThrow("LEDGER_NOTE_MALFORMED");
  });
});

describe("a checkpoint", () => {
  it("is read back as written; size and root have one spelling", () => {
    const root = new Uint8Array(32).fill(7);
    const text = writeCheckpoint({ origin: "o", size: 12n, root });
    expect(readCheckpoint(text)).toEqual({ origin: "o", size: 12n, root, extensions: [] });
    for (const odd of [
      text.replace("12", "012"),
      text.replace("12", "-1"),
      text.replace("o\n", "\n"),
      `${text}\n`,
      text.slice(0, -1),
    ])
      expect(() => readCheckpoint(odd)).toThrow("LEDGER_CHECKPOINT_MALFORMED");
  });

  it("counts only when its own log signed and enough witnesses saw it", async () => {
    const whole = await openCheckpoint((await published()).note, policy, nodeVerify);
    expect(whole.size).toBe(3n);
    expect([...whole.cosigned]).toEqual([
      ["a", 1_790_000_000n],
      ["b", 1_790_000_000n],
    ]);
    const code = async (note: Promise<{ note: string }>) =>
      openCheckpoint((await note).note, policy, nodeVerify).then(
        () => "",
        (error) => error.code,
      );
    expect(await code(published(log, [w1]))).toBe("LEDGER_QUORUM_MISSED");
    expect(await code(published(log, [w1, w1]))).toBe("LEDGER_QUORUM_MISSED");
    expect(await code(published(other))).toBe("LEDGER_NOTE_UNSIGNED");
    expect(await code(published(log, [w1, w2], "log.example/elsewhere"))).toBe("LEDGER_CHECKPOINT_FOREIGN");
  });
});

describe("a trust policy", () => {
  it("is void as a whole when a line is not understood, a name is not yet known, or a witness could count twice", () => {
    const odd = [
      "quorum two",
      policyText.replace("quorum two", ""),
      policyText.replace("2 a b c", "4 a b c"),
      policyText.replace("2 a b c", "0 a b c"),
      policyText.replace("2 a b c", "2 a b d"),
      policyText.replace("quorum two", "group more 1 a\nquorum two"),
      `${policyText}quorum none\n`,
      `${policyText}trust everybody\n`,
      policyText.replace("witness b", "witness a"),
      policyText.replace("witness a", "witness none"),
      `${policyText}witness d ${writeKey(w3.key)}\n`,
      policyText.replace(writeKey(w1.key), writeKey(log.key)),
    ];
    for (const text of odd) expect(() => readPolicy(sha256, text)).toThrow("LEDGER_POLICY_MALFORMED");
  });
});

describe("a proof file", () => {
  it("convinces offline of the entry that it was made for, and of no other", async () => {
    const { note, leaves, path } = await published();
    const text = writeProof({ index: 2n, path, checkpoint: note, extra: new TextEncoder().encode("beside") });
    expect(writeProof(readProof(text))).toBe(text);
    const verified = await verifyProof(nodeDigests, text, leaves[2] ?? new Uint8Array(), policy, nodeVerify);
    expect(verified.index).toBe(2n);
    await expect(
      verifyProof(nodeDigests, text, leaves[1] ?? new Uint8Array(), policy, nodeVerify),
    ).rejects.toMatchObject({
      code: "LEDGER_PROOF_WRONG",
    });
  });

  it("with any character changed convinces of nothing", async () => {
    const { note, leaves, path } = await published(log, [w1]);
    // One witness decides, so that no character may change at all.
    const strict = readPolicy(sha256, policyText.replace("quorum two", "quorum a"));
    const text = writeProof({ index: 2n, path, checkpoint: note });
    const leaf = leaves[2] ?? new Uint8Array();
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.constantFrom("A", "0", "\n", " ", "z"), async (at, char) => {
        if (text[at] === char) return;
        const changed = text.slice(0, at) + char + text.slice(at + 1);
        const verdict = await verifyProof(nodeDigests, changed, leaf, strict, nodeVerify).then(
          (v) => v,
          (e) => e.code,
        );
        expect(typeof verdict).toBe("string");
      }),
      { numRuns: 300 },
    );
  });
});
