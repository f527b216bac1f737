/**
 * Public keys of passkeys as their authenticators gave them (COSE, RFC 9052 and 9053), for WebCrypto: ECDSA on P-256, Ed25519, RSA.
 * Reads the one map of numbers and bytes that such a key is, in one spelling, and nothing else of CBOR. Trusts nothing of the bytes.
 */

/** A key as WebCrypto takes it, and how it verifies. */
export interface CoseKey {
  readonly jwk: Readonly<Record<"kty", string> & Partial<Record<"crv" | "x" | "y" | "n" | "e", string>>>;
  readonly algorithm: "ES256" | "EdDSA" | "RS256";
}

// Labels and values of RFC 9053, sections 2 and 7, and of RFC 8230, section 4.
const [KTY, ALG, CRV, X, Y] = [1, 3, -1, -2, -3];
const [RSA_N, RSA_E] = [-1, -2];
const COORDINATE = 32;

/** Undefined for whatever is none of the three kinds that a hub takes as a passkey. */
export function coseKey(bytes: Uint8Array): CoseKey | undefined {
  const map = readMap(bytes);
  if (map === undefined) return undefined;
  const [x, y] = [map.get(X), map.get(Y)];
  switch (`${map.get(KTY)} ${map.get(ALG)}`) {
    case "2 -7":
      return map.get(CRV) === 1 && isCoordinate(x) && isCoordinate(y)
        ? { jwk: { kty: "EC", crv: "P-256", x: base64url(x), y: base64url(y) }, algorithm: "ES256" }
        : undefined;
    case "1 -8":
      return map.get(CRV) === 6 && isCoordinate(x)
        ? { jwk: { kty: "OKP", crv: "Ed25519", x: base64url(x) }, algorithm: "EdDSA" }
        : undefined;
    case "3 -257": {
      const [n, e] = [map.get(RSA_N), map.get(RSA_E)];
      return n instanceof Uint8Array && e instanceof Uint8Array
        ? { jwk: { kty: "RSA", n: base64url(n), e: base64url(e) }, algorithm: "RS256" }
        : undefined;
    }
    default:
      return undefined;
  }
}

const isCoordinate = (value: number | Uint8Array | undefined): value is Uint8Array =>
  value instanceof Uint8Array && value.length === COORDINATE;

/** A map of small whole numbers to numbers and bytes, whole to its last byte. */
function readMap(bytes: Uint8Array): ReadonlyMap<number, number | Uint8Array> | undefined {
  const reader = new Reader(bytes);
  const head = reader.head();
  if (head?.major !== 5) return undefined;
  const map = new Map<number, number | Uint8Array>();
  for (let left = head.value; left > 0; left--) {
    const label = reader.value();
    const value = reader.value();
    if (typeof label !== "number" || value === undefined || map.has(label)) return undefined;
    map.set(label, value);
  }
  return reader.rest === 0 ? map : undefined;
}

class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get rest(): number {
    return this.#bytes.length - this.#at;
  }

  /** RFC 8949, section 3: the kind of what follows, and its length or value in the shortest spelling. */
  head(): { readonly major: number; readonly value: number } | undefined {
    const first = this.#bytes[this.#at++];
    if (first === undefined) return undefined;
    const [major, short] = [first >> 5, first & 31];
    if (short < 24) return { major, value: short };
    const width = short === 24 ? 1 : short === 25 ? 2 : 0;
    if (width === 0 || this.rest < width) return undefined;
    let value = 0;
    for (let n = 0; n < width; n++) value = value * 256 + (this.#bytes[this.#at++] ?? 0);
    return value < (width === 1 ? 24 : 256) ? undefined : { major, value };
  }

  value(): number | Uint8Array | undefined {
    const head = this.head();
    if (head?.major === 0) return head.value;
    if (head?.major === 1) return -1 - head.value;
    if (head?.major !== 2 || this.rest < head.value) return undefined;
    const bytes = this.#bytes.subarray(this.#at, this.#at + head.value);
    this.#at += head.value;
    return bytes;
  }
}

/** Bytes as base64url, without padding. */
export const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
