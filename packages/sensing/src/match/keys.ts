/**
 * The exact key under which an indicator is found in traffic. Trusts that values are canonical (packages/values). Kinds that no
 * reader can see in traffic have no key.
 */
import type { ObservableKind } from "@noroshi/values";
import { wordsOf } from "../batch/address.ts";
import { CLASS } from "./layout.ts";

export interface Key {
  readonly class: number;
  readonly bytes: Uint8Array;
  /** For addresses and ranges: the words from which the fingerprint is made. */
  readonly words?: Uint32Array;
}

/** Kinds that stand in the class of texts, each with its own first byte; the number never changes its kind. */
export const TEXT_KINDS = [
  "md5",
  "sha1",
  "sha224",
  "sha256",
  "sha384",
  "sha512",
  "ja3",
  "ja3s",
  "hassh",
  "ja4",
  "jarm",
  "email",
  "filename",
  "user-agent",
] as const satisfies readonly ObservableKind[];
export type TextKind = (typeof TEXT_KINDS)[number];

const encoder = new TextEncoder();

export function isTextKind(kind: string): kind is TextKind {
  return TEXT_KINDS.some((one) => one === kind);
}

/** An address of four words as its class's key: 4 bytes for IPv4 (also ::ffff:a.b.c.d), else 16. */
export function addressKey(text: string): Key | undefined {
  const words = wordsOf(text);
  if (words === undefined) return undefined;
  const v4 = words[0] === 0 && words[1] === 0 && words[2] === 0xffff;
  const own = v4 ? words.subarray(3) : words;
  return { class: v4 ? CLASS.v4 : CLASS.v6, bytes: bytesOf(own), words: own };
}

/** A range: its masked words and its length. Undefined where it is no range, or wider than /8 and /16: those say nothing. */
export function rangeKey(text: string): Key | undefined {
  const slash = text.indexOf("/");
  const address = addressKey(text.slice(0, slash));
  const length = Number(text.slice(slash + 1));
  if (slash < 0 || address?.words === undefined) return undefined;
  const four = address.class === CLASS.v4;
  if (!Number.isInteger(length) || length < (four ? 8 : 16) || length > (four ? 32 : 128)) return undefined;
  const words = new Uint32Array(address.words.length + 1);
  for (const [n, word] of address.words.entries()) words[n] = maskedWord(word, length - 32 * n);
  words[words.length - 1] = length;
  return { class: four ? CLASS.range4 : CLASS.range6, bytes: bytesOf(words), words };
}

/** The first `bits` bits of a word; none when negative, all from 32 on. */
export function maskedWord(word: number, bits: number): number {
  if (bits >= 32) return word;
  return bits <= 0 ? 0 : (word & (-1 << (32 - bits))) >>> 0;
}

export function nameKey(name: string): Key {
  return { class: CLASS.name, bytes: encoder.encode(name) };
}

/** A text of a kind; hexadecimal digests in half their length. */
export function textKey(kind: TextKind, value: string): Key {
  const number = TEXT_KINDS.indexOf(kind);
  const hex = /^(?:[0-9a-f]{2})+$/.test(value) && HEX_KINDS.has(kind);
  const body = hex ? Buffer.from(value, "hex") : encoder.encode(value);
  const bytes = new Uint8Array(body.length + 1);
  bytes[0] = number;
  bytes.set(body, 1);
  return { class: CLASS.text, bytes };
}

export const HEX_KINDS: ReadonlySet<string> = new Set([
  ...["md5", "sha1", "sha224", "sha256", "sha384", "sha512", "ja3", "ja3s", "hassh", "jarm"],
]);

/**
 * What of a canonical URL traffic shows: host, port where it is not the scheme's own, path and query. No scheme (a log rarely
 * says it), no user, no fragment (neither is sent). Undefined for URLs that name no host.
 */
export function urlParts(value: string): { readonly host: string; readonly rest: string } | undefined {
  const schemed = /^(https?|wss?|ftp):\/\/(.*)$/s.exec(value);
  if (schemed === null && /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(value)) return undefined;
  const body = (schemed?.[2] ?? value).replace(/#.*$/s, "");
  const cut = body.search(/[/?]/);
  const authority = cut < 0 ? body : body.slice(0, cut);
  const tail = cut < 0 ? "/" : body.slice(cut);
  const host = authority.slice(authority.lastIndexOf("@") + 1).replace(/:(?:80|443)$/, "");
  return host === "" ? undefined : { host: host.toLowerCase(), rest: tail.startsWith("/") ? tail : `/${tail}` };
}

export function urlKey(host: string, rest: string): Key {
  return { class: CLASS.url, bytes: encoder.encode(host + rest) };
}

function bytesOf(words: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(4 * words.length);
  const view = new DataView(bytes.buffer);
  for (const [n, word] of words.entries()) view.setUint32(4 * n, word);
  return bytes;
}
