/** Turns the bytes of one JSON value into that value: valid UTF-8, valid JSON, no key twice. */
import type { FaultCode } from "../faults.ts";
import { keysIn } from "./value-scanner.ts";

export type ReadValue =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: FaultCode; readonly say: string };

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** @param keys how many keys the text holds: more than the value has means that one came twice. */
export function readValue(bytes: Uint8Array, keys: number): ReadValue {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return { ok: false, code: "not-json", say: "These bytes are not UTF-8." };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return {
      ok: false,
      code: "json-syntax",
      say: `This is not JSON: ${error instanceof Error ? error.message : "it cannot be read"}.`,
    };
  }
  if (keysIn(value) !== keys) return { ok: false, code: "duplicate-key", say: "A property comes twice in one object." };
  return { ok: true, value };
}
