import { expect, it } from "vitest";
import { portBeside } from "./endpoint.ts";

it("is the port beside an address, defanged or not, and nothing else", () => {
  for (const [text, port] of [
    ["192.0.2.9:443", 443],
    ["192.0.2[.]9:443", 443],
    ["192.0.2[.]9[:]443", 443],
    ["「192.0.2.9:443」", 443],
    ["[2001:db8::1]:8080", 8080],
    ["192.0.2.9|443", 443],
    ["192.0.2[.]9|443", 443],
    ["2001:db8::1|8080", 8080],
    ["443|192.0.2.9", undefined],
    ["192.0.2.9|x", undefined],
    ["192.0.2.9:0", undefined],
    ["192.0.2.9:70000", undefined],
    ["192.0.2.9", undefined],
    ["2001:db8::443", undefined],
    ["evil.example:443", undefined],
    ["http://192.0.2.9:443/", undefined],
    ["", undefined],
  ] as const)
    expect([text, portBeside(text)]).toEqual([text, port]);
});
