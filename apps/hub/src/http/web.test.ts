import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CERTIFICATE_HEADER, front } from "./front.ts";
import { originsOf, webServer } from "./web.ts";

const dir = mkdtempSync(join(tmpdir(), "noroshi-tls-"));
const file = (name: string): string => join(dir, name);

function certify(name: string): void {
  execFileSync(
    "openssl",
    [
      "req",
      "-x509",
      "-newkey",
      "ec",
      "-pkeyopt",
      "ec_paramgen_curve:P-256",
      "-nodes",
      "-days",
      "2",
      "-subj",
      `/CN=${name}`,
      "-keyout",
      file(`${name}.key`),
      "-out",
      file(`${name}.crt`),
    ],
    { stdio: "ignore" },
  );
}

const server = () =>
  webServer({ certificateFile: file("hub.crt"), keyFile: file("hub.key") }, (req, res) => {
    front(req, undefined);
    res.end(JSON.stringify({ raw: req.rawHeaders.join(" "), parsed: req.headers[CERTIFICATE_HEADER] ?? null }));
  });

let web: ReturnType<typeof server>;
beforeAll(async () => {
  for (const name of ["hub", "machine"]) certify(name);
  web = server();
  await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  web.closeAllConnections();
  web.close();
  rmSync(dir, { recursive: true });
});

/** What the hub makes of a call with this certificate. */
function called(
  name: string | undefined,
  headers: Record<string, string> = {},
): Promise<{ raw: string; parsed: string | null }> {
  const own =
    name === undefined ? {} : { cert: readFileSync(file(`${name}.crt`)), key: readFileSync(file(`${name}.key`)) };
  const { port } = web.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    request(
      {
        host: "127.0.0.1",
        port,
        ca: readFileSync(file("hub.crt")),
        checkServerIdentity: () => undefined,
        agent: false,
        headers,
        ...own,
      },
      (res) => {
        let text = "";
        res.on("data", (part: Buffer) => (text += part.toString()));
        res.on("end", () => resolve(JSON.parse(text)));
      },
    )
      .on("error", reject)
      .end();
  });
}

describe("a hub that serves TLS itself", () => {
  it("knows a machine by the SHA-256 of the certificate that its connection proved", async () => {
    const wanted = new X509Certificate(readFileSync(file("machine.crt"))).fingerprint256
      .replaceAll(":", "")
      .toLowerCase();
    expect((await called("machine")).parsed).toBe(wanted);
  });

  it("lets a caller without a certificate in as nobody, whatever fingerprint it writes into its headers", async () => {
    const claimed = "ab".repeat(32);
    const seen = await called(undefined, { [CERTIFICATE_HEADER]: claimed, "x-client-certificate-sha256": claimed });
    expect(seen.parsed).toBeNull();
    expect(seen.raw).not.toContain(claimed);
  });
});

describe("the addresses of a hub", () => {
  it("are its public one alone where it has one, else the loopback's number and name", () => {
    const at = { tls: false, host: "127.0.0.1", port: 8640 };
    expect(originsOf({ ...at, publicUrl: "https://hub.example/" })).toEqual(["https://hub.example"]);
    expect(originsOf({ ...at, publicUrl: undefined })).toEqual(["http://127.0.0.1:8640", "http://localhost:8640"]);
  });
});
