/** One canonical value of every kind, and arbitrary facts about a released value. */
import { TLP_ORDER } from "@noroshi/handling";
import { OBSERVABLE_KINDS, type ObservableKind } from "@noroshi/values";
import fc from "fast-check";
import type { ReleasedValue } from "./contract/index.ts";

export const SAMPLES: Readonly<Record<ObservableKind, string>> = {
  ipv4: "203.0.113.7",
  ipv6: "2001:db8::7",
  cidr: "203.0.113.0/28",
  domain: "relay.example",
  url: "https://relay.example/it's/a?x=1",
  email: "who@relay.example",
  md5: "0".repeat(32),
  sha1: "1".repeat(40),
  sha224: "2".repeat(56),
  sha256: "3".repeat(64),
  sha384: "4".repeat(96),
  sha512: "5".repeat(128),
  "sha3-224": "6".repeat(56),
  "sha3-256": "7".repeat(64),
  "sha3-384": "8".repeat(96),
  "sha3-512": "9".repeat(128),
  ssdeep: "3:AXGBicFlgVNhBGcL6wCrFQEv:AXGHsNhxLsr2C",
  tlsh: `T1${"A1".repeat(35)}`,
  imphash: "a".repeat(32),
  authentihash: "b".repeat(64),
  wallet: "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
  account: "jdoe",
  filename: "in'voice.exe",
  asn: "AS64500",
  ja3: "c".repeat(32),
  ja3s: "d".repeat(32),
  ja4: "t13d1516h2_8daaf6152771_b186095e22b6",
  jarm: "e".repeat(62),
  hassh: "f".repeat(32),
  mac: "00:53:ab:cd:ef:01",
  cve: "CVE-2026-0001",
  phone: "+81312345678",
  "registry-key": "HKEY_LOCAL_MACHINE\\software\\run",
  mutex: "Global\\m-1",
  "user-agent": "Mozilla/5.0 (x; 'y')",
};

const DAY = 86_400_000;
const BASE = 1_780_000_000_000;
const instant = fc.integer({ min: 0, max: 400 * DAY }).map((ms) => new Date(BASE + ms).toISOString());

/** Any released value; its end lies after what it was received at, as the caller of `packageFor` sees to. */
export const released: fc.Arbitrary<ReleasedValue> = fc
  .record({
    kind: fc.constantFrom(...OBSERVABLE_KINDS),
    tlp: fc.constantFrom(...TLP_ORDER.filter((t) => t !== "red")),
    pap: fc.constantFrom(null, "clear", "green", "amber", "red"),
    terms: fc.uniqueArray(
      fc.constantFrom(
        "no_foreign_release",
        "government_only",
        "limited_use",
        "group:ports|finance",
        "compartment:north",
      ),
    ),
    from: instant,
    first: instant,
    last: instant,
    until: fc.option(fc.integer({ min: 1, max: 100 * DAY })),
    origins: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ kind, tlp, pap, terms, from, first, last, until, origins }) => {
    const [firstAt, lastAt] = first < last ? [first, last] : [last, first];
    return {
      kind,
      value: SAMPLES[kind],
      tlp,
      pap,
      terms: [...terms].sort(),
      validFrom: from,
      validUntil: until === null ? null : new Date(Date.parse(lastAt) + until).toISOString(),
      firstAt,
      lastAt,
      origins,
    } as ReleasedValue;
  });
