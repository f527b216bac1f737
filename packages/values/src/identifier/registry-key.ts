/**
 * Windows registry keys: hives have short names, separators vary, and Windows does not tell cases apart.
 */
import { refused } from "../faults.ts";
import { accepted, type Canonical } from "../observable.ts";

const HIVES = new Map([
  ["HKLM", "HKEY_LOCAL_MACHINE"],
  ["HKCU", "HKEY_CURRENT_USER"],
  ["HKCR", "HKEY_CLASSES_ROOT"],
  ["HKU", "HKEY_USERS"],
  ["HKCC", "HKEY_CURRENT_CONFIG"],
]);

/** The hive written out (STIX 2.1 §6.17), then the key in lower case: Windows does not tell cases apart. */
export function readRegistryKey(text: string): Canonical {
  const parts = /^([A-Za-z_]+):?((?:\\|\/).+|)$/.exec(text);
  const hive = (parts?.[1] ?? "").toUpperCase();
  const full = HIVES.get(hive) ?? ([...HIVES.values()].includes(hive) ? hive : undefined);
  if (full === undefined) return refused("registry-form");
  const path = (parts?.[2] ?? "").replaceAll("/", "\\").replace(/\\+/g, "\\").replace(/\\$/, "");
  return accepted("registry-key", full + path.toLowerCase());
}
