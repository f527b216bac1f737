/**
 * What is told of every batch: counts, permits by digest, the commitment to what was kept, chained to the certificate before
 * and signed by the sensor. No digest of input, no content. A certificate is on disk before the batch counts as done.
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { Selected } from "@noroshi/selection/contract";
import type { StoreName } from "./kept-store.ts";

export interface Certificate {
  readonly schema: "selection-certificate/1";
  readonly realm: string;
  readonly store: StoreName;
  readonly number: number;
  /** SHA-256 of the certificate line before, hexadecimal; empty for the first. */
  readonly before: string;
  readonly at: string;
  /** Digests of the signed permits under which this batch was looked at. */
  readonly permits: readonly string[];
  readonly received: number;
  readonly refused: number;
  readonly reason: string | null;
  readonly kept: number;
  readonly destroyed: number;
  readonly destroyedBy: Selected["destroyed"] | null;
  readonly perDirection: Selected["perDirection"] | null;
  readonly capReached: readonly string[];
  readonly keptBy: Readonly<Record<string, number>>;
  /** HMAC over the kept records under a secret that is kept and destroyed with them; null when nothing was kept. */
  readonly commitment: string | null;
}

/** All certificates of this sensor, oldest first, as they were signed. */
export function certificates(data: string): Certificate[] {
  return linesOf(data).map(
    (line) => JSON.parse(Buffer.from(line.split(".")[0] ?? "", "base64url").toString()) as Certificate,
  );
}

/** Chains, signs and writes one certificate; on disk when it returns. */
export function certify(data: string, about: Omit<Certificate, "schema" | "number" | "before">): Certificate {
  const lines = linesOf(data);
  const last = lines.at(-1);
  const before = last === undefined ? "" : createHash("sha256").update(last).digest("hex");
  const certificate: Certificate = { schema: "selection-certificate/1", ...about, number: lines.length + 1, before };
  const body = Buffer.from(JSON.stringify(certificate)).toString("base64url");
  const signature = sign(null, Buffer.from(body), sensorKey(data)).toString("base64url");
  const file = openSync(join(data, "certificates.log"), "a", 0o600);
  try {
    appendFileSync(file, `${body}.${signature}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return certificate;
}

/** The sensor's public key, SPKI in PEM, by which others check its certificates. */
export function sensorPublicKey(data: string): string {
  return createPublicKey(sensorKey(data)).export({ format: "pem", type: "spki" }).toString();
}

function sensorKey(data: string): KeyObject {
  const path = join(data, "keys", "sensor.pem");
  mkdirSync(join(data, "keys"), { recursive: true, mode: 0o700 });
  if (!existsSync(path)) {
    const { privateKey } = generateKeyPairSync("ed25519");
    writeFileSync(path, privateKey.export({ format: "pem", type: "pkcs8" }), { mode: 0o600, flag: "wx" });
  }
  return createPrivateKey(readFileSync(path));
}

function linesOf(data: string): string[] {
  const path = join(data, "certificates.log");
  return existsSync(path)
    ? readFileSync(path, "utf8")
        .split("\n")
        .filter((line) => line !== "")
    : [];
}
