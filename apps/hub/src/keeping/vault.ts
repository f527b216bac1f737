/**
 * An encrypted file that leaves the machine: a backup, or a copy of the key store. Opened by a passphrase or by a recovery key.
 * One line says what it is and how its key is made; that line is bound into the key, so that it cannot be changed either.
 * Wrong key, cut file and changed file are three different answers.
 */
import { createHash, createHmac, hkdfSync, scryptSync, timingSafeEqual } from "node:crypto";
import { systemChance } from "../db/chance.ts";
import { KeepingError } from "./errors.ts";
import { openStream, StreamBroken, sealStream } from "./stream-seal.ts";

export type VaultKind = "backup" | "keys";

/** What opens a vault. A recovery key is 32 random bytes, kept offline as hexadecimal digits. */
export type VaultSecret = { readonly passphrase: string } | { readonly recoveryKey: Buffer };

interface Header {
  readonly vault: "noroshi-vault/1";
  readonly kind: VaultKind;
  readonly key: "passphrase" | "recovery";
  readonly salt: string;
  readonly check: string;
}

const LINE = 10;
const LONGEST_HEADER = 1_024;
// 128 MiB and about a third of a second: OWASP's first choice for scrypt. The limit must be a little above what it needs.
const SCRYPT = { N: 2 ** 17, r: 8, p: 1, maxmem: 160 * 1024 * 1024 };

/** Seals a stream under a secret. */
export async function* sealVault(
  kind: VaultKind,
  secret: VaultSecret,
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  const salt = systemChance.bytes(16).toString("hex");
  const root = rootKey(secret, salt);
  const header: Header = {
    vault: "noroshi-vault/1",
    kind,
    key: "passphrase" in secret ? "passphrase" : "recovery",
    salt,
    check: checkOf(root),
  };
  const line = Buffer.from(`${JSON.stringify(header)}\n`);
  yield line;
  yield* sealStream(streamKey(root, line), source);
}

/**
 * Opens a vault of the kind. untrusted: every byte.
 * Codes: VAULT_UNKNOWN (no vault, or of another kind), VAULT_WRONG_KEY; while reading VAULT_CUT, VAULT_CHANGED.
 */
export async function* openVault(
  kind: VaultKind,
  secret: VaultSecret,
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  const chunks = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  while (!held.includes(LINE)) {
    const next = await chunks.next();
    if (next.done === true || held.length > LONGEST_HEADER) throw unknown(kind);
    held = Buffer.concat([held, next.value]);
  }
  const end = held.indexOf(LINE) + 1;
  const line = held.subarray(0, end);
  const header = parseHeader(line, kind);
  if ((header.key === "passphrase") !== "passphrase" in secret) {
    throw new KeepingError(
      "VAULT_WRONG_KEY",
      `This file opens with a ${header.key === "passphrase" ? "passphrase" : "recovery key"}, not with a ${header.key === "passphrase" ? "recovery key" : "passphrase"}.`,
    );
  }
  const root = rootKey(secret, header.salt);
  if (!timingSafeEqual(Buffer.from(checkOf(root), "hex"), Buffer.from(header.check, "hex"))) {
    throw new KeepingError(
      "VAULT_WRONG_KEY",
      `This ${header.key === "passphrase" ? "passphrase" : "recovery key"} does not open the file.`,
    );
  }
  try {
    yield* openStream(streamKey(root, line), rest(held.subarray(end), chunks));
  } catch (error) {
    if (!(error instanceof StreamBroken)) throw error;
    if (error.fault === "cut")
      throw new KeepingError(
        "VAULT_CUT",
        "The file ends too early: it was cut off, perhaps while being copied.",
        error,
      );
    throw new KeepingError(
      "VAULT_CHANGED",
      "The file was changed after it had been written; nothing of it is used.",
      error,
    );
  }
}

async function* rest(first: Buffer, chunks: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
}

function parseHeader(line: Buffer, kind: VaultKind): Header {
  try {
    const value: Partial<Header> = JSON.parse(line.toString("utf8"));
    const { vault, key, salt, check } = value;
    const whole =
      (key === "passphrase" || key === "recovery") &&
      /^[0-9a-f]{32}$/.test(salt ?? "") &&
      /^[0-9a-f]{64}$/.test(check ?? "");
    if (vault === "noroshi-vault/1" && value.kind === kind && whole)
      return { vault, kind, key, salt: salt ?? "", check: check ?? "" };
  } catch {
    // not JSON: answered below
  }
  throw unknown(kind);
}

function unknown(kind: VaultKind): KeepingError {
  return new KeepingError(
    "VAULT_UNKNOWN",
    `This file is no Noroshi ${kind === "backup" ? "backup" : "copy of keys"}, or of a version that this hub does not know.`,
  );
}

function rootKey(secret: VaultSecret, salt: string): Buffer {
  if ("passphrase" in secret)
    return scryptSync(secret.passphrase.normalize("NFKC"), Buffer.from(salt, "hex"), 32, SCRYPT);
  return Buffer.from(hkdfSync("sha256", secret.recoveryKey, Buffer.from(salt, "hex"), "noroshi/vault", 32));
}

function checkOf(root: Buffer): string {
  return createHmac("sha256", root).update("noroshi/vault/check").digest("hex");
}

function streamKey(root: Buffer, line: Buffer): Buffer {
  return Buffer.from(hkdfSync("sha256", root, createHash("sha256").update(line).digest(), "noroshi/vault/stream", 32));
}
