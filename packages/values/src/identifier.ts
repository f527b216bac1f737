/**
 * Numbers and names that registries hand out: AS numbers, CVE numbers, MAC addresses, telephone numbers, JA4, registry keys.
 * Every reader takes clean text and gives the one way in which the registry itself writes it.
 */
import { refused } from "./faults.ts";
import { accepted, type Canonical } from "./observable.ts";

const DASHES = /[\u2010-\u2015\u2212\u30fc_]/g;

/** `AS64500`; asdot (`AS1.10`, RFC 5396) becomes the plain number. */
export function readAsn(text: string): Canonical {
  const parts = /^(?:ASN?)?[\s:#-]{0,2}(\d{1,10})(?:\.(\d{1,5}))?$/i.exec(text);
  if (parts === null) return refused("asn-form");
  const high = Number(parts[1]);
  if (parts[2] === undefined) return high <= 0xffffffff ? accepted("asn", `AS${high}`) : refused("asn-form");
  const low = Number(parts[2]);
  return high <= 0xffff && low <= 0xffff ? accepted("asn", `AS${high * 0x10000 + low}`) : refused("asn-form");
}

/** `CVE-2026-12345`, with any dash or none between its parts. */
export function readCve(text: string): Canonical {
  const parts = /^CVE[\s:-]{0,2}((?:19|20)\d{2})[\s-](\d{4,19})$/i.exec(text.replace(DASHES, "-"));
  return parts === null ? refused("cve-form") : accepted("cve", `CVE-${parts[1]}-${parts[2]}`);
}

/** Lower case with colons (STIX 2.1 §6.9); hyphens, Cisco dots and bare digits are read. */
export function readMac(text: string): Canonical {
  const shape =
    /^(?:[0-9a-f]{12}|[0-9a-f]{4}([.:-])[0-9a-f]{4}\1[0-9a-f]{4}|[0-9a-f]{1,2}([:-])[0-9a-f]{1,2}(?:\2[0-9a-f]{1,2}){4})$/i;
  if (!shape.test(text)) return refused("mac-form");
  const parts = text.toLowerCase().split(/[.:-]/);
  const digits = parts.length === 6 ? parts.map((part) => part.padStart(2, "0")).join("") : parts.join("");
  return accepted("mac", (digits.match(/../g) ?? []).join(":"));
}

/** Digits only, with `+` if it was international; `(0)` after a country code is dropped. No country is assumed. */
export function readPhone(text: string): Canonical {
  const bare = text.replace(/^tel:/i, "").replace(DASHES, "-");
  if (!/^\+?[\d\s().-]+$/.test(bare)) return refused("phone-form");
  const international = bare.startsWith("+");
  const digits = (international ? bare.replace(/\(0\)/, "") : bare).replace(/\D/g, "");
  if (digits.length < 5 || digits.length > 15) return refused("phone-form");
  return accepted("phone", international ? `+${digits}` : digits);
}

/** JA4 (FoxIO): `t13d1516h2_8daaf6152771_e5627efa2ab1`, in lower case. */
export function readJa4(text: string): Canonical {
  const lower = text.toLowerCase();
  const shape = /^[tqd](?:1[0-3]|s[123]|d[123]|00)[di]\d{4}[0-9a-z]{2}_[0-9a-f]{12}_[0-9a-f]{12}$/;
  return shape.test(lower) ? accepted("ja4", lower) : refused("fingerprint-form");
}

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
