/** Bytes written as text: binary (base64, STIX 2.1 §2.1) and hex (§2.8), and the suffixes by which custom names tell them. */
import { written } from "./scalar.ts";
import type { Shape } from "./shape.ts";

const HEX = /^(?:[0-9a-fA-F]{2})+$/;

export const hex: Shape<string> = written(HEX, "hex", () => "A hex value is an even number of hexadecimal digits.");

/** Base64 of RFC 4648 §4, with padding; written as a loop because a hostile payload may be megabytes long. */
export function isBase64(text: string): boolean {
  if (text.length === 0 || text.length % 4 !== 0) return false;
  const body = text.endsWith("==") ? text.length - 2 : text.endsWith("=") ? text.length - 1 : text.length;
  for (let at = 0; at < body; at++) {
    const code = text.charCodeAt(at);
    const upper = code >= 65 && code <= 90;
    const lower = code >= 97 && code <= 122;
    const digit = code >= 48 && code <= 57;
    if (!upper && !lower && !digit && code !== 43 && code !== 47) return false;
  }
  return true;
}

export const binary: Shape<string> = (value, trial) => {
  if (typeof value !== "string") {
    trial.flag("wrong-type", `${trial.key} must be a base64 string.`);
  } else if (!isBase64(value)) {
    trial.flag("binary", `${trial.key} must be base64 with padding (RFC 4648).`);
  }
};
