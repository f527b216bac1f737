/**
 * Octets as strings of code points U+0000 to U+00FF, the mapping that STIX 2.1 §9.2 gives between strings and binary.
 * In this form they compare as unsigned octets, and expressions search them without Unicode.
 */
import type { Constant } from "../tree.ts";
import type { Encoding } from "./object-path.ts";

/** The octets of a property's JSON string, or nothing when it cannot be read so. */
export function octetsOf(value: string, encoding: Encoding): string | undefined {
  if (encoding === "hex")
    return /^(?:[0-9A-Fa-f]{2})*$/.test(value) ? Buffer.from(value, "hex").toString("latin1") : undefined;
  if (encoding === "plain") return asOctets(value);
  const packed = value.replace(/[\r\n]/g, "");
  const good = packed.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(packed);
  return good ? Buffer.from(packed, "base64").toString("latin1") : undefined;
}

/** The octets of a constant, or nothing when it has none. */
export function constantOctets(constant: Constant): string | undefined {
  if (constant.kind === "string") return asOctets(constant.value);
  if (constant.kind === "hex") return Buffer.from(constant.value, "hex").toString("latin1");
  return constant.kind === "binary" ? Buffer.from(constant.value, "base64").toString("latin1") : undefined;
}

/** A string all of whose code points are below U+0100, as it is; nothing otherwise (§9.6.4). */
export function asOctets(text: string): string | undefined {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0xff) return undefined;
  return text;
}
