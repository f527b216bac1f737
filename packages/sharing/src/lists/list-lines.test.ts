import { PAP_ORDER, papAllows } from "@noroshi/handling";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minting } from "../mint.ts";
import { indicatorOf, revocationOf } from "../stix/indicator-of.ts";
import { released } from "../testing-values.ts";
import { headOfList, isListed, linesOf, listingOf } from "./list-lines.ts";

const release = { mint: minting(Buffer.alloc(32, 7)), audience: "a b", creator: "identity--x" };

describe("a list to block by", () => {
  it("holds nothing on which its PAP lets nobody act, nothing RED, and knows what ends and what was taken back", () => {
    fc.assert(
      fc.property(released, fc.constantFrom(null, ...PAP_ORDER), (v, pap) => {
        const object = indicatorOf(release, { ...v, pap }, undefined);
        const listing = listingOf(v.kind, v.value, object.body);
        expect(listing.mayBlock).toBe(v.tlp !== "red" && papAllows(pap, "active"));
        expect(listing.revoked).toBe(false);
        expect(listing.ends === null).toBe(v.validUntil === null);
        const taken = revocationOf(object, object.modified);
        expect(listingOf(v.kind, v.value, taken.body).revoked).toBe(true);
      }),
    );
  });

  it("is the same whether it is made at once or in chunks, and has a line for each value", () => {
    const names = fc.array(fc.stringMatching(/^[a-z]{1,8}\.example$/), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(names, fc.constantFrom("txt" as const, "csv" as const, "rpz" as const), (values, form) => {
        const whole = linesOf(form, "domain", values.join("\n"));
        const [a, b] = [values.slice(0, 1), values.slice(1)].map((part) => linesOf(form, "domain", part.join("\n")));
        expect(`${a}${b}`).toBe(whole);
        expect(whole.trimEnd().split("\n").length).toBe(form === "rpz" ? values.length * 2 : values.length);
      }),
    );
  });

  it("names values in a zone as resolvers read them, and lets none of them write another line", () => {
    expect(linesOf("rpz", "domain", "evil.example")).toBe("evil.example CNAME .\n*.evil.example CNAME .\n");
    expect(linesOf("rpz", "ipv4", "203.0.113.7")).toBe("32.7.113.0.203.rpz-ip CNAME .\n");
    expect(linesOf("rpz", "cidr", "203.0.113.0/28")).toBe("28.0.113.0.203.rpz-ip CNAME .\n");
    expect(linesOf("rpz", "ipv6", "2001:db8::7")).toBe("128.7.zz.db8.2001.rpz-ip CNAME .\n");
    expect(linesOf("rpz", "cidr", "2001:db8::/32")).toBe("32.zz.db8.2001.rpz-ip CNAME .\n");
    expect(linesOf("rpz", "ipv6", "::1")).toBe("128.1.zz.rpz-ip CNAME .\n");
    expect(linesOf("rpz", "domain", "a b CNAME x")).toBe("");
    expect(linesOf("csv", "filename", '=cmd"x')).toBe(`"'=cmd""x"\r\n`);
    expect(headOfList("rpz", "2026-12-01T00:00:00Z")).toContain("SOA");
    expect([isListed("rpz", "sha256"), isListed("txt", "sha256")]).toEqual([false, true]);
  });
});
