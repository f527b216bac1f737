/**
 * The commission's keys: one with which its witness cosigns, one with which alone the sealed entries open. Made once on the
 * commission's own machine; the private halves never leave it.
 */
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type NoteKey, type NoteSigner, readKey, writeKey } from "@noroshi/ledger";
import { nodeSha256, nodeSigner } from "@noroshi/ledger/node";

const SEED = "witness.seed";
const NAME = "witness.name";
const LOGS = "logs";

/** Makes keys where there are none; refuses to make them again. @returns the witness's verifier key */
export function makeKeys(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const secret = { mode: 0o600, flag: "wx" } as const;
  writeFileSync(join(folder, SEED), `${randomBytes(32).toString("hex")}\n`, secret);
  writeFileSync(join(folder, NAME), `${name}\n`, { flag: "wx" });
  const reading = generateKeyPairSync("x25519");
  writeFileSync(
    join(folder, "reading.jwk"),
    `${JSON.stringify(reading.privateKey.export({ format: "jwk" }))}\n`,
    secret,
  );
  writeFileSync(join(folder, "commission.jwk"), `${JSON.stringify(reading.publicKey.export({ format: "jwk" }))}\n`);
  writeFileSync(join(folder, LOGS), "", { flag: "a" });
  return writeKey(signerIn(folder).key);
}

export function hasKeys(folder: string): boolean {
  return existsSync(join(folder, SEED));
}

/** The witness as a signer of cosignatures. */
export function signerIn(folder: string): NoteSigner {
  const hex = readFileSync(join(folder, SEED), "utf8").trim();
  if (!/^[0-9a-f]{64}$/.test(hex)) throw new Error(`${join(folder, SEED)} is not 64 hexadecimal digits.`);
  return nodeSigner(readFileSync(join(folder, NAME), "utf8").trim(), 4, new Uint8Array(Buffer.from(hex, "hex")));
}

/** The logs that this witness was told of, by their origin: a verifier key a line. Codes: LEDGER_KEY_MALFORMED. */
export function logsIn(folder: string): ReadonlyMap<string, readonly NoteKey[]> {
  const keys = readFileSync(join(folder, LOGS), "utf8")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => readKey(nodeSha256, line));
  return Map.groupBy(keys, (key) => key.name);
}

/** Tells the witness of one more log. */
export function addLog(folder: string, vkey: string): void {
  const key = readKey(nodeSha256, vkey);
  writeFileSync(join(folder, LOGS), `${writeKey(key)}\n`, { flag: "a" });
}
