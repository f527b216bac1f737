import { addressRange } from "@noroshi/values";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Asset, type AssetKind, assetValue, routesOf } from "./route.ts";

let n = 0;
const asset = (bodyId: string, kind: AssetKind, raw: string): Asset => {
  const value = assetValue(kind, raw);
  if (value === undefined) throw new Error(`${raw} is no ${kind}`);
  return { id: `a${++n}`, bodyId, kind, value, important: false };
};
const bodies = (found: readonly { asset: Asset }[]) => found.map((c) => c.asset.bodyId);

const octet = fc.integer({ min: 0, max: 255 });
const cidr = fc.tuple(octet, octet, fc.integer({ min: 8, max: 32 })).map(([a, b, bits]) => `10.${a}.${b}.0/${bits}`);

describe("a value concerns", () => {
  it("whoever registered a range that its address lies in, and nobody else, the narrowest first", () => {
    fc.assert(
      fc.property(fc.array(cidr, { maxLength: 30 }), fc.tuple(octet, octet, octet), (ranges, [a, b, c]) => {
        const address = `10.${a}.${b}.${c}`;
        const assets = ranges.map((r, k) => asset(`b${k}`, "cidr", r));
        const at = addressRange("ipv4", address);
        const holding = assets.filter((one) => {
          const r = addressRange(one.value.includes("/") ? "cidr" : "ipv4", one.value);
          return r && at && r.low <= at.low && at.high <= r.high;
        });
        const found = routesOf(assets).concerning("ipv4", address);
        expect(new Set(bodies(found))).toEqual(new Set(holding.map((h) => h.bodyId)));
        const bits = found.map((f) => Number(f.asset.value.split("/")[1] ?? 32));
        expect(bits).toEqual([...bits].sort((x, y) => y - x));
      }),
    );
  });

  it("whoever registered its name or a domain above it, also where it stands in a URL or an address of mail", () => {
    const routes = routesOf([asset("port", "domain", "port.example"), asset("bank", "domain", "example.test")]);
    expect(bodies(routes.concerning("domain", "mail.port.example"))).toEqual(["port"]);
    expect(bodies(routes.concerning("url", "https://vpn.port.example/login?x=bank.test"))).toEqual(["port"]);
    expect(bodies(routes.concerning("email", "a@port.example"))).toEqual(["port"]);
    expect(routes.concerning("domain", "notport.example")).toEqual([]);
    expect(routes.concerning("domain", "port.example.evil.test")).toEqual([]);
  });

  it("whoever runs the product or the autonomous system, however it is written", () => {
    const routes = routesOf([asset("port", "product", "Ｇａｔｅ  Keeper 9"), asset("bank", "asn", "as64500")]);
    expect(bodies(routes.concerning("product", "gate keeper 9"))).toEqual(["port"]);
    expect(bodies(routes.concerning("asn", "AS64500"))).toEqual(["bank"]);
    expect(routes.concerning("sha256", "a".repeat(64))).toEqual([]);
  });

  it("in IPv6 as in IPv4, and never across the two", () => {
    const routes = routesOf([asset("port", "cidr", "2001:db8::/32"), asset("bank", "cidr", "32.0.0.0/8")]);
    expect(bodies(routes.concerning("ipv6", "2001:db8::7"))).toEqual(["port"]);
    expect(bodies(routes.concerning("ipv4", "32.1.13.184"))).toEqual(["bank"]);
    expect(bodies(routes.concerning("cidr", "2001:db8:1::/48"))).toEqual(["port"]);
  });

  it("nobody for what is no asset of its kind", () => {
    for (const [kind, raw] of [
      ["cidr", "nowhere"],
      ["asn", "x"],
      ["domain", "10.0.0.1"],
      ["product", "  "],
      ["domain", "co.jp"],
      ["cidr", "0.0.0.0/0"],
    ] as const)
      expect(assetValue(kind, raw), raw).toBeUndefined();
  });
});
