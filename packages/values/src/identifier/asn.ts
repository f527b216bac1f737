/**
 * AS numbers, as the registries write them: `AS64500`. Documentation numbers are values like any other.
 */
import { refused } from "../faults.ts";
import { accepted, type Canonical } from "../observable.ts";

/** `AS64500`; asdot (`AS1.10`, RFC 5396) becomes the plain number. */
export function readAsn(text: string): Canonical {
  const parts = /^(?:ASN?)?[\s:#-]{0,2}(\d{1,10})(?:\.(\d{1,5}))?$/i.exec(text);
  if (parts === null) return refused("asn-form");
  const high = Number(parts[1]);
  if (parts[2] === undefined) return high <= 0xffffffff ? accepted("asn", `AS${high}`) : refused("asn-form");
  const low = Number(parts[2]);
  return high <= 0xffff && low <= 0xffff ? accepted("asn", `AS${high * 0x10000 + low}`) : refused("asn-form");
}
