import { describe, expect, it } from "vitest";
import { lockMs, TRIES } from "./lock-out.ts";
import { isOpenEntry } from "./open-paths.ts";
import { issuerOf } from "./single-sign-on.ts";
import { methodOf, userWasVerified } from "./watch.ts";

const assertion = (flags: number, bytes = 37): unknown => {
  const data = Buffer.alloc(bytes);
  if (bytes > 32) data.writeUInt8(flags, 32);
  return { response: { response: { authenticatorData: data.toString("base64url") } } };
};

describe("a passkey", () => {
  it("counts only where its device verified the person", () => {
    expect(userWasVerified(assertion(0x05))).toBe(true);
    for (const wrong of [assertion(0x01), assertion(0x04, 32), {}, null, { response: 7 }])
      expect(userWasVerified(wrong)).toBe(false);
  });
});

describe("a lock", () => {
  it("lasts a quarter of an hour, then twice as long each time, and never longer than four hours", () => {
    const minutes = [1, 2, 3, 4, 5, 6, 50].map((n) => lockMs(n * TRIES) / 60_000);
    expect(minutes).toEqual([15, 30, 60, 120, 240, 240, 240]);
  });
});

describe("the way of a sign-in", () => {
  it("is told by the address at which it ended; what is not known is a password", () => {
    expect(
      ["/passkey/verify-authentication", "/two-factor/verify-totp", "/callback/:id", "/sign-in/email", ""].map(
        methodOf,
      ),
    ).toEqual(["passkey", "password+totp", "sso", "password", "password"]);
  });
});

describe("an address of the sign-in library", () => {
  it("is open only by its own method, and no name of an object's own opens anything", () => {
    expect(isOpenEntry("POST", "/api/auth/sign-in/email")).toBe(true);
    for (const path of [
      "/api/auth/api-key/create",
      "/api/auth/constructor",
      "/api/authsign-in/email",
      "/sign-in/email",
    ])
      expect(isOpenEntry("POST", path)).toBe(false);
    expect(isOpenEntry("GET", "/api/auth/sign-in/email")).toBe(false);
  });
});

describe("an issuer", () => {
  it("is reached over https, or on this machine, and names its client", () => {
    const of = (NOROSHI_OIDC_ISSUER: string, NOROSHI_OIDC_CLIENT_ID = "hub") =>
      issuerOf({ NOROSHI_OIDC_ISSUER, NOROSHI_OIDC_CLIENT_ID });
    expect(of("https://id.example/")).toMatchObject({ url: "https://id.example", name: "id.example" });
    expect(of("http://127.0.0.1:9000")?.url).toBe("http://127.0.0.1:9000");
    expect(() => of("http://id.example")).toThrow(/https/);
    expect(() => of("https://id.example", "")).toThrow(/CLIENT_ID/);
    expect(issuerOf({})).toBeUndefined();
  });
});
