/**
 * For tests: a made-up realm's export in memory, as the hub writes it, and its keys, so that a tamperer can do whatever a dishonest
 * hub could: sign lists and checkpoints anew, seal entries again. What it cannot do is what the witness alone signs.
 */
import { createHash, generateKeyPairSync } from "node:crypto";
import {
  atOnce,
  commitmentInput,
  cosign,
  Edge,
  type NoteSigner,
  nodesOfTiles,
  proveInclusion,
  readCheckpoint,
  readNote,
  signText,
  TILE_WIDTH,
  type Tile,
  tilePath,
  writeCheckpoint,
  writeEntries,
  writeKey,
  writeNote,
  writeProof,
} from "@noroshi/ledger";
import { nodeSha256, nodeSigner } from "@noroshi/ledger/node";
import { CompactEncrypt, type CryptoKey, importJWK } from "jose";
import type { Act } from "./acts/entries.ts";
import type { Evidence } from "./evidence.ts";
import { decisionBy, passkeyOf, registered } from "./signatures/testing-passkeys.ts";

export const REALM = "made";
const seed = (n: number) => new Uint8Array(32).fill(n);
export const ACTS_LOG = nodeSigner(`noroshi/${REALM}/acts/0a0b0c0d`, 1, seed(1));
export const OWN_LOG = nodeSigner(`noroshi/${REALM}/commission/0a0b0c0d`, 1, seed(2));
export const WITNESS = nodeSigner("witness.commission.example", 4, seed(3));

export const POLICY = `log ${writeKey(ACTS_LOG.key)}
log ${writeKey(OWN_LOG.key)}
witness commission ${writeKey(WITNESS.key)}
quorum commission
`;

const reading = generateKeyPairSync("x25519");
const keyOf = async (jwk: object): Promise<CryptoKey> => {
  const key = await importJWK({ ...jwk }, "ECDH-ES", { extractable: true });
  if (key instanceof Uint8Array) throw new Error("no key");
  return key;
};
export const readingKey = (): Promise<CryptoKey> => keyOf(reading.privateKey.export({ format: "jwk" }));
const sealingKey = (): Promise<CryptoKey> => keyOf(reading.publicKey.export({ format: "jwk" }));

export type Files = Map<string, Uint8Array>;

export interface Fact {
  readonly act: string;
  readonly subject: string | null;
  readonly actor?: string;
  readonly body?: string;
  readonly at: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

export interface Leaf {
  readonly salt: Uint8Array;
  readonly entry: string;
}

export interface RecordLine {
  readonly kind: "report";
  readonly id: string;
  readonly at: string;
  readonly version: number;
  readonly state: "present" | "erased" | "broken";
  readonly digest: string | null;
  readonly erasedAt: string | null;
  readonly certificate: string | null;
}

const hex = (text: string): string => createHash("sha256").update(text).digest("hex");

export function uuidOf(text: string): string {
  const h = hex(text);
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20, 32)}`;
}

export const minute = (n: number): string => new Date(Date.UTC(2026, 11, 1) + n * 60_000).toISOString();

/** What a fact says in the log; its members in the order of canonical JSON. */
function entryOf({ act, subject, actor = uuidOf("officer"), body = uuidOf("office"), at, facts = {} }: Fact) {
  return { act, actor, at, body, facts, realm: REALM, schema: "noroshi.entry/1", subject } as const;
}

/** Facts as acts that were opened. @param leaves of each; else one after the other */
export function actsOf(facts: readonly Fact[], leaves: readonly number[] = []): Act[] {
  return facts.map((fact, n) => ({ ...entryOf(fact), index: leaves[n] ?? n }));
}

/** The leaf of an act, or of padding. Salts follow from the place, so that a made-up log is the same every time. */
export function leafOf(place: number, fact: Fact | undefined): Leaf {
  const salt = new Uint8Array(createHash("sha256").update(`salt ${place}`).digest());
  if (fact === undefined) return { salt, entry: "" };
  return { salt, entry: JSON.stringify(entryOf(fact)) };
}

/** The words of a certificate, as a hub writes them. */
export function certificateOf(disposal: string, dueAt: string, at: string): string {
  const [proposedBy, approvedBy] = [uuidOf("one"), uuidOf("another")];
  return JSON.stringify({ schema: "erasure-certificate/1", dueAt, at, proposedBy, approvedBy, disposal });
}

/** The act of a disposal: it commits to its certificates. */
export function disposed(disposal: string, certificates: readonly string[], at: string): Fact {
  const all = createHash("sha256");
  for (const words of certificates) all.update(createHash("sha256").update(words).digest());
  return {
    act: "retention.disposed",
    subject: disposal,
    at,
    facts: { erased: certificates.length, certificates: all.digest("hex") },
  };
}

const DISPOSED = certificateOf(uuidOf("disposal"), minute(4000), minute(5000));

/** The one decision of a quiet month, and its signature. */
const COMMISSIONER = passkeyOf("commissioner");
const { act: DECIDED, line: SIGNATURE } = decisionBy(COMMISSIONER, { measure: uuidOf("measure"), at: minute(30) });
const SIGNATURES = [JSON.stringify(SIGNATURE)];

/** The acts of a quiet month: reports, one measure that was approved and directed, one report that was erased in time. */
export function quietActs(reports: number): Fact[] {
  const facts: Fact[] = Array.from({ length: reports }, (_, n) => ({
    act: "report.accepted",
    subject: uuidOf(`report ${n}`),
    at: minute(n),
    facts: { version: 1, items: n % 7, record: hex(`record ${n}`) },
  }));
  const measure = uuidOf("measure");
  facts.push(
    { act: "measure.asked", subject: measure, actor: uuidOf("asker"), at: minute(10) },
    registered(COMMISSIONER, minute(20)),
    DECIDED,
    {
      act: "measure.stepped",
      subject: measure,
      actor: uuidOf("commissioner"),
      at: minute(30),
      facts: { state: "approved" },
    },
    { act: "measure.stepped", subject: measure, actor: uuidOf("asker"), at: minute(40), facts: { state: "directed" } },
    disposed(uuidOf("disposal"), [DISPOSED], minute(5000)),
  );
  return facts;
}

export function quietRecords(reports: number): RecordLine[] {
  return Array.from({ length: reports }, (_, n) => ({
    kind: "report",
    id: uuidOf(`report ${n}`),
    at: minute(n),
    version: 1,
    state: n === 0 ? "erased" : "present",
    digest: n === 0 ? null : hex(`record ${n}`),
    erasedAt: n === 0 ? minute(5000) : null,
    certificate: n === 0 ? DISPOSED : null,
  }));
}

/** Leaves of acts with padding up to a size. */
export function leavesOf(facts: readonly Fact[], size: number): Leaf[] {
  return Array.from({ length: size }, (_, place) => leafOf(place, facts[place]));
}

export const committed = (leaf: Leaf): Uint8Array =>
  nodeSha256(commitmentInput(leaf.salt, new TextEncoder().encode(leaf.entry)));

export interface LogOptions {
  readonly signer?: NoteSigner;
  /** The witness, where it cosigns. */
  readonly witness?: NoteSigner | undefined;
}

/** Tiles, bundles and checkpoint of a log over these entries. */
export async function logFiles(
  folder: string,
  entries: readonly Uint8Array[],
  { signer = ACTS_LOG, witness }: LogOptions,
): Promise<Files> {
  const files: Files = new Map();
  const edge = new Edge();
  const put = (tiles: readonly Tile[]) => {
    for (const { place, bytes } of tiles) files.set(`${folder}/${tilePath(place)}`, bytes);
  };
  put(atOnce(nodeSha256, edge.append(entries)));
  put(edge.partial());
  for (let from = 0; from < entries.length; from += TILE_WIDTH) {
    const width = Math.min(TILE_WIDTH, entries.length - from);
    const place = { level: "entries" as const, number: from / TILE_WIDTH, width };
    files.set(`${folder}/${tilePath(place)}`, writeEntries(entries.slice(from, from + width)));
  }
  const text = writeCheckpoint({
    origin: signer.key.name,
    size: BigInt(edge.size),
    root: atOnce(nodeSha256, edge.root()),
  });
  const signatures = [await signText(text, signer)];
  if (witness) signatures.push(await cosign({ text, signatures }, witness, 1_796_000_000n));
  files.set(`${folder}/checkpoint`, encode(writeNote({ text, signatures })));
  return files;
}

/** Lines of leaves, sealed in bundles; of those that were destroyed only that. */
export async function sealLeaves(
  leaves: readonly (Leaf & { readonly i?: number })[],
  destroyed: readonly number[] = [],
): Promise<Uint8Array> {
  const lines = leaves.map(({ salt, entry, i }, at) =>
    JSON.stringify(
      destroyed.includes(at)
        ? { i: i ?? at, destroyed: true }
        : { i: i ?? at, s: Buffer.from(salt).toString("base64"), e: entry },
    ),
  );
  return sealLines(lines);
}

/** Lines of any kind, sealed to the commission in bundles. */
export async function sealLines(lines: readonly string[]): Promise<Uint8Array> {
  const key = await sealingKey();
  const sealed: string[] = [];
  for (let from = 0; from < lines.length; from += TILE_WIDTH)
    sealed.push(
      await new CompactEncrypt(encode(lines.slice(from, from + TILE_WIDTH).join("\n")))
        .setProtectedHeader({ alg: "ECDH-ES", enc: "A256GCM" })
        .encrypt(key),
    );
  return encode(sealed.map((one) => `${one}\n`).join(""));
}

export const recordLines = (records: readonly RecordLine[]): Uint8Array =>
  encode(records.map((one) => `${JSON.stringify(one)}\n`).join(""));

/** Lists the files anew and signs the list, as only who holds the log's key can. */
export async function listed(files: Files): Promise<Files> {
  files.delete("manifest");
  const lines = [...files].map(([path, bytes]) => `${createHash("sha256").update(bytes).digest("hex")} ${path}`).sort();
  const head = [
    "noroshi.audit/1",
    `realm ${REALM} live`,
    `at ${minute(6000)}`,
    `log acts ${ACTS_LOG.key.name}`,
    `log commission ${OWN_LOG.key.name}`,
  ];
  const text = `${[...head, ...lines].join("\n")}\n`;
  files.set("manifest", encode(writeNote({ text, signatures: [await signText(text, ACTS_LOG)] })));
  return files;
}

/** A whole export. */
export async function exportOf(
  leaves: readonly Leaf[],
  records: readonly RecordLine[],
  witness: NoteSigner | undefined = WITNESS,
): Promise<Files> {
  const own = leavesOf([{ act: "read.restricted", subject: uuidOf("read"), at: minute(50) }], 64).map((leaf) => leaf);
  return listed(
    new Map([
      ...(await logFiles("acts", leaves.map(committed), { witness })),
      ["acts/entries.jwe", await sealLeaves(leaves)],
      ...(await logFiles("commission", own.map(committed), { signer: OWN_LOG })),
      ["commission/entries.jwe", await sealLeaves(own)],
      ["signatures.jwe", await sealLines(SIGNATURES)],
      ["records.ndjson", recordLines(records)],
    ]),
  );
}

export function evidenceOf(files: Files): Evidence {
  return { read: async (path) => files.get(path), list: async () => [...files.keys()] };
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The proof file of one leaf of an export, as a hub gives it. */
export async function proofOf(files: Files, { salt, entry }: Leaf, index: number): Promise<string> {
  const checkpoint = new TextDecoder().decode(files.get("acts/checkpoint"));
  const size = Number(readCheckpoint(readNote(checkpoint).text).size);
  const nodes = nodesOfTiles(nodeSha256, size, (place) => {
    const tile = files.get(`acts/${tilePath(place)}`);
    if (tile === undefined) throw new Error(`no ${tilePath(place)}`);
    return tile;
  });
  const path = await proveInclusion(nodeSha256, nodes, index, size);
  return writeProof({ index: BigInt(index), path, checkpoint, extra: Uint8Array.from([...salt, ...encode(entry)]) });
}
