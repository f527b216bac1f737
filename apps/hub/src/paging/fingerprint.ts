/**
 * The fingerprint of a public key that a body enters: an OpenPGP key (RFC 4880 and 9580) or an X.509 certificate, one armoured block
 * and nothing beside it. // untrusted: the text is somebody's; a private key, two blocks, or a cut one has no fingerprint.
 */
import { createHash, X509Certificate } from "node:crypto";

export type KeyForm = "openpgp" | "x509";

const BLOCK: Readonly<Record<KeyForm, RegExp>> = {
  openpgp: /^-----BEGIN PGP PUBLIC KEY BLOCK-----\r?\n([\s\S]+?)-----END PGP PUBLIC KEY BLOCK-----\s*$/,
  x509: /^-----BEGIN CERTIFICATE-----\r?\n([\s\S]+?)-----END CERTIFICATE-----\s*$/,
};

/** @returns hexadecimal digits; undefined where this is no public key of that form */
export function fingerprintOf(form: KeyForm, text: string): string | undefined {
  const inside = BLOCK[form].exec(text.trim())?.[1];
  if (inside === undefined || inside.includes("-----")) return undefined;
  if (form === "openpgp") return ofPacket(dearmoured(inside));
  try {
    return createHash("sha256").update(new X509Certificate(text.trim()).raw).digest("hex");
  } catch {
    // What OpenSSL does not read is no certificate; the caller says so.
    return undefined;
  }
}

/** The bytes of an armoured block without its headers and its checksum, which protects nothing. */
function dearmoured(inside: string): Buffer {
  const lines = inside.split(/\r?\n/);
  const blank = lines.findIndex((line) => line.trim() === "");
  const body = lines.slice(blank + 1).filter((line) => !line.startsWith("="));
  return Buffer.from(body.join(""), "base64");
}

const PUBLIC_KEY = 6;

/** The fingerprint of the public-key packet with which a transferable key begins. */
function ofPacket(bytes: Buffer): string | undefined {
  const [tag = 0, one = 0, two = 0] = bytes;
  if ((tag & 0x80) === 0) return undefined;
  let body: Buffer;
  if ((tag & 0x40) === 0) {
    // Old format: two bits say how many bytes hold the length.
    const width = [1, 2, 4][tag & 3];
    if (((tag >> 2) & 15) !== PUBLIC_KEY || width === undefined || bytes.length < 1 + width) return undefined;
    body = bytes.subarray(1 + width).subarray(0, bytes.readUIntBE(1, width));
    if (body.length !== bytes.readUIntBE(1, width)) return undefined;
  } else {
    if ((tag & 63) !== PUBLIC_KEY || one >= 224) return undefined;
    const [from, length] = one < 192 ? [2, one] : [3, ((one - 192) << 8) + two + 192];
    body = bytes.subarray(from, from + length);
    if (body.length !== length) return undefined;
  }
  if (body[0] === 4)
    return createHash("sha1")
      .update(Buffer.of(0x99, body.length >> 8, body.length & 255))
      .update(body)
      .digest("hex");
  if (body[0] !== 6) return undefined;
  const head = Buffer.alloc(5);
  head[0] = 0x9b;
  head.writeUInt32BE(body.length, 1);
  return createHash("sha256").update(head).update(body).digest("hex");
}
