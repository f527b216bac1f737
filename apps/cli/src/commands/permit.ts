/** `noroshi permit`: keys of bodies, and what they sign about permits. Each body signs with its own key on its own machine. */
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { USES } from "@noroshi/selection/contract";
import { CompactSign, exportJWK, generateKeyPair, importJWK } from "jose";
import { z } from "zod";
import { command, misused, oneOf } from "../command.ts";
import { CommandFailed } from "../errors.ts";
import { writeLine } from "../lines-out.ts";

const WORDS = ["key", "sign", "act", "status"] as const;
const ACTS = ["decision", "party_signature", "commission_notice", "owner_consent", "other_use", "withdrawal"] as const;

const SecretKey = z.strictObject({
  ...{ realm: z.string(), kid: z.string(), body: z.string(), kind: z.string() },
  key: z.strictObject({ kty: z.literal("OKP"), crv: z.literal("Ed25519"), x: z.string(), d: z.string() }),
});
type SecretKey = z.infer<typeof SecretKey>;

export const permit = command({
  name: "permit",
  usage: [
    "key --realm R --body B --kind coordinator|commission|… --key FILE",
    "sign PERMIT.json --key FILE",
    "act PERMIT.jws --act NAME --key FILE [--decision ID] [--use USE] [--at INSTANT]",
    "status --alive IDS --in-force CAPABILITIES --key FILE [--revoked IDS] [--suspended IDS] [--at INSTANT]",
  ],
  about: `Makes what selection asks for. key writes a new secret key to FILE and prints its line for a keyring. sign prints a signed permit;
act a signed act about one (${ACTS.join(", ")}); status the commission's word, good for ten minutes. Lists have commas. A permit counts
when the coordinator signed it, and its acts when the body concerned did: the commission decides and takes notice, the party signs,
consents and withdraws.`,
  options: {
    key: { type: "string", word: "FILE", say: "the body's secret key" },
    realm: { type: "string", word: "R", say: "the realm in which the key counts" },
    body: { type: "string", word: "B", say: "the body's id" },
    kind: { type: "string", word: "KIND", say: "its kind: coordinator, commission, or any other" },
    act: { type: "string", word: "NAME", say: "what the body does" },
    decision: { type: "string", word: "ID", say: "the decision's id" },
    use: { type: "string", word: "USE", say: `another purpose: ${USES.join(", ")}` },
    at: { type: "string", word: "INSTANT", say: "when it was done (else now)" },
    alive: { type: "string", word: "IDS", default: "", say: "permits that are alive" },
    revoked: { type: "string", word: "IDS", default: "", say: "permits that were ended for good" },
    suspended: { type: "string", word: "IDS", default: "", say: "permits that are stopped for now" },
    "in-force": { type: "string", word: "NAMES", default: "", say: "capabilities whose legal basis is in force" },
  },
  async run(o, [said, file]) {
    const word = oneOf(said ?? "", WORDS, "What to make");
    if (o.key === undefined) throw misused("Name the file of the key with --key.");
    if (word === "key") {
      if (o.realm === undefined || o.body === undefined || o.kind === undefined)
        throw misused("Name --realm, --body and --kind.");
      await writeLine(await newKey(o.key, o.realm, o.body, o.kind));
      return 0;
    }
    const key = await secretIn(o.key);
    const at = instant(o.at);
    if (word === "status") {
      const expiresAt = new Date(Date.parse(at) + 10 * 60_000).toISOString();
      const [alive, revoked, suspended, inForce] = [o.alive, o.revoked, o.suspended, o["in-force"]].map(listed);
      const body = { issuedAt: at, expiresAt, alive, revoked, suspended, inForce };
      await writeLine(await signed(key, "permit-status+jws", body));
      return 0;
    }
    if (file === undefined) throw misused("Name the permit's file.");
    const text = await textOf(file);
    if (word === "sign") await writeLine(await signed(key, "permit+jws", { permit: jsonIn(file, text) }));
    else {
      const act = oneOf(o.act ?? "", ACTS, "--act");
      if (act === "decision" && o.decision === undefined) throw misused("Name the decision with --decision.");
      const use = o.use === undefined ? {} : { use: oneOf(o.use, USES, "--use") };
      const permitDigest = createHash("sha256")
        .update(text.trim().split("\n")[0] ?? "")
        .digest("hex");
      const decided = o.decision === undefined ? {} : { decisionId: o.decision };
      await writeLine(await signed(key, "permit-act+jws", { act, permitDigest, at, ...decided, ...use }));
    }
    return 0;
  },
});

async function newKey(path: string, realm: string, body: string, kind: string): Promise<string> {
  const { privateKey, publicKey } = await generateKeyPair("Ed25519", { extractable: true });
  const { kty, crv, x, d } = await exportJWK(privateKey);
  const about = { kid: `${realm}:${body}`, body, kind };
  try {
    await writeFile(path, `${JSON.stringify({ realm, ...about, key: { kty, crv, x, d } })}\n`, {
      mode: 0o600,
      flag: "wx",
    });
  } catch (e) {
    throw new CommandFailed("FILE_NOT_READABLE", e instanceof Error ? e.message : String(e));
  }
  const open = await exportJWK(publicKey);
  return JSON.stringify({ ...about, key: { kty: open.kty, crv: open.crv, x: open.x } });
}

async function signed(
  { realm, kid, key }: SecretKey,
  typ: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<string> {
  return new CompactSign(new TextEncoder().encode(JSON.stringify({ realm, ...payload })))
    .setProtectedHeader({ alg: "Ed25519", typ, kid })
    .sign(await importJWK(key, "Ed25519"));
}

async function secretIn(path: string): Promise<SecretKey> {
  const read = SecretKey.safeParse(jsonIn(path, await textOf(path)));
  if (!read.success) throw new CommandFailed("NOT_UNDERSTOOD", `${path} holds no secret key of a body.`);
  return read.data;
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (e) {
    throw new CommandFailed("FILE_NOT_READABLE", e instanceof Error ? e.message : String(e));
  }
}

function jsonIn(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (e) {
    throw new CommandFailed("NOT_UNDERSTOOD", `${path}: ${e instanceof Error ? e.message : String(e)}`);
  }
}

function instant(said: string | undefined): string {
  if (said === undefined) return new Date().toISOString();
  if (Number.isNaN(Date.parse(said))) throw misused("--at takes an instant, as 2026-12-07T09:00:00Z.");
  return new Date(said).toISOString();
}

function listed(text: string): string[] {
  return text
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
}
