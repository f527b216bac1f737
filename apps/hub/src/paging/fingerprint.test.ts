/** Fingerprints of real keys, made with GnuPG and OpenSSL and compared with what those say of them. */
import { describe, expect, it } from "vitest";
import { fingerprintOf } from "./fingerprint.ts";
import { FINGERPRINTS, PGP, X509 } from "./testing-keys.ts";

describe("a fingerprint", () => {
  it("is what GnuPG and OpenSSL say of the same key", () => {
    expect(fingerprintOf("openpgp", PGP)).toBe(FINGERPRINTS.openpgp);
    expect(fingerprintOf("x509", X509)).toBe(FINGERPRINTS.x509);
  });

  it("is none for a private key, for two blocks, for a cut one, and for the other form", () => {
    const cut = PGP.split("\n").toSpliced(3, 5).join("\n");
    for (const [form, text] of [
      ["openpgp", PGP.replaceAll("PUBLIC", "PRIVATE")],
      ["openpgp", PGP + PGP],
      ["openpgp", cut.slice(0, 60)],
      ["openpgp", X509],
      ["openpgp", ""],
      ["x509", PGP],
      ["x509", `${X509}-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n`],
      ["x509", X509.replace("MIIB", "AAAA")],
    ] as const)
      expect(fingerprintOf(form, text), text.slice(0, 40)).toBeUndefined();
  });
});
