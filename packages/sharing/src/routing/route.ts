/**
 * Whom a value concerns: routing by ownership. An address concerns who registered the range that it lies in (the narrowest first), a name
 * who registered it or a domain above it, an autonomous system and a product who registered the same. Registered is what was approved;
 * trusts the register and no name in a report.
 */
import { type AddressRange, addressRange, canonical, isPublicSuffix, type ObservableKind } from "@noroshi/values";

export const ASSET_KINDS = ["cidr", "asn", "domain", "product"] as const;
export type AssetKind = (typeof ASSET_KINDS)[number];

export interface Asset {
  readonly id: string;
  readonly bodyId: string;
  readonly kind: AssetKind;
  /** Canonical, see `assetValue`. */
  readonly value: string;
  /** A computer or service on which critical infrastructure hangs. */
  readonly important: boolean;
}

export type Why = "address_in_range" | "range_overlaps" | "name_under_domain" | "same_system" | "same_product";

export interface Concern {
  readonly asset: Asset;
  readonly why: Why;
}

/** A wider range, or a public suffix, is nobody's own: it would draw everything to whoever registers it. */
const WIDEST = { 4: 8, 6: 19 } as const;

/** An asset's value as it is compared; undefined for what is none of its kind, or nobody's own. untrusted: a form */
export function assetValue(kind: AssetKind, raw: string): string | undefined {
  if (kind === "product") {
    const name = raw.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
    return name.length > 0 && name.length <= 200 ? name : undefined;
  }
  if (kind !== "cidr") {
    const read = canonical(kind, raw);
    return read.ok && read.kind === kind && !(kind === "domain" && isPublicSuffix(read.value)) ? read.value : undefined;
  }
  for (const one of ["cidr", "ipv4", "ipv6"] as const) {
    const read = canonical(one, raw);
    const range = read.ok ? rangeOf(read.kind, read.value) : undefined;
    if (!read.ok || !range) continue;
    const bits = read.value.includes("/") ? Number(read.value.split("/")[1]) : 128;
    return bits >= WIDEST[range.family] ? read.value : undefined;
  }
  return undefined;
}

interface Placed {
  readonly asset: Asset;
  readonly range: AddressRange;
}

export interface Routes {
  /** @param kind a kind of observable, or `product` */
  readonly concerning: (kind: string, value: string) => readonly Concern[];
}

/** @param assets approved ones alone; the caller says which */
export function routesOf(assets: readonly Asset[]): Routes {
  const named = Map.groupBy(
    assets.filter((a) => a.kind !== "cidr"),
    (a) => `${a.kind} ${a.value}`,
  );
  const ranges = assets
    .flatMap((asset): Placed[] => {
      const range = asset.kind === "cidr" ? rangeOf(kindOfRange(asset.value), asset.value) : undefined;
      return range ? [{ asset, range }] : [];
    })
    .sort((a, b) => (a.range.low < b.range.low ? -1 : a.range.low > b.range.low ? 1 : 0));
  // The farthest end of all ranges up to each place: where it lies before an address, nothing further back can hold it.
  const reach: string[] = [];
  for (const [n, { range }] of ranges.entries()) {
    const before = reach[n - 1];
    reach.push(before !== undefined && before > range.high ? before : range.high);
  }
  const under = (kind: AssetKind, value: string, why: Why): readonly Concern[] =>
    (named.get(`${kind} ${value}`) ?? []).map((asset) => ({ asset, why }));
  const names = (host: string): readonly Concern[] => {
    const labels = host.split(".");
    return labels.flatMap((_, n) => under("domain", labels.slice(n).join("."), "name_under_domain"));
  };
  const overlapping = (range: AddressRange, why: Why): readonly Concern[] => {
    const found: Placed[] = [];
    for (let n = lastFrom(ranges, range.high); n >= 0 && (reach[n] ?? "") >= range.low; n--) {
      const one = ranges[n];
      if (one && one.range.high >= range.low && one.range.low.length === range.low.length) found.push(one);
    }
    // A narrower range begins later or ends earlier; of two that do neither, the order says nothing.
    const size = ({ range: r }: Placed): bigint => BigInt(`0x${r.high}`) - BigInt(`0x${r.low}`);
    return found
      .sort((a, b) => (size(a) < size(b) ? -1 : size(a) > size(b) ? 1 : 0))
      .map(({ asset }) => ({ asset, why }));
  };
  return {
    concerning(kind, value) {
      if (kind === "product") return under("product", assetValue("product", value) ?? "", "same_product");
      if (kind === "asn") return under("asn", value, "same_system");
      if (kind === "domain") return names(value);
      if (kind === "email") return names(value.slice(value.lastIndexOf("@") + 1));
      if (kind === "url") return ofUrl(value, names, overlapping);
      const range = rangeOf(kind, value);
      return range ? overlapping(range, kind === "cidr" ? "range_overlaps" : "address_in_range") : [];
    },
  };
}

function ofUrl(
  value: string,
  names: (host: string) => readonly Concern[],
  overlapping: (range: AddressRange, why: Why) => readonly Concern[],
): readonly Concern[] {
  if (!URL.canParse(value)) return [];
  const host = new URL(value).hostname.replace(/^\[|\]$/g, "");
  for (const kind of ["ipv4", "ipv6"] as const) {
    const read = canonical(kind, host);
    const range = read.ok ? rangeOf(read.kind, read.value) : undefined;
    if (range) return overlapping(range, "address_in_range");
  }
  return names(host);
}

const RANGED: ReadonlySet<string> = new Set(["ipv4", "ipv6", "cidr"] satisfies ObservableKind[]);

function rangeOf(kind: string, value: string): AddressRange | undefined {
  return RANGED.has(kind) ? addressRange(kind as "ipv4" | "ipv6" | "cidr", value) : undefined;
}

const kindOfRange = (value: string): string => (value.includes("/") ? "cidr" : value.includes(":") ? "ipv6" : "ipv4");

/** The last range that begins at or before an address; -1 where none does. */
function lastFrom(ranges: readonly Placed[], address: string): number {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.range.low ?? "") <= address) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
