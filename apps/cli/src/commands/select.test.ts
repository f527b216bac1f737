/** `noroshi permit` and `noroshi select`: what bodies sign is what counts, each refusal has its code, and no clear address comes out. */
import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { TRAFFIC_FORMATS } from "@noroshi/sensing";
import { trafficAs } from "@noroshi/sensing/testing";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { temporaryFolder } from "../testing-folder.ts";
import { permit } from "./permit.ts";
import { select } from "./select.ts";

const file = temporaryFolder();
const folder = dirname(file("marker", ""));
let out = "";
beforeEach(() => {
  out = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation(() => true);
});
afterEach(() => vi.restoreAllMocks());

const AT = "2026-12-01T12:00:00Z";
const T0 = Date.parse("2026-12-01T00:00:00Z") / 1000;
const said = async (words: readonly string[]) => {
  out = "";
  expect(await permit(words)).toBe(0);
  return out.trim();
};
const keyFile = (body: string) => join(folder, `${body}.key.json`);

async function world(kind = "replay") {
  const keyring: unknown[] = [];
  for (const [body, what] of [
    ["office", "coordinator"],
    ["commission", "commission"],
    ["port", "operator"],
  ] as const) {
    rmSync(keyFile(body), { force: true });
    const words = ["--realm", "r", "--body", body, "--kind", what, "--key", keyFile(body)];
    keyring.push(JSON.parse(await said(["key", ...words])));
  }
  file("keys.json", JSON.stringify({ schema: "realm-keys/1", realm: "r", kind, country: "JP", keyring }));
  file("plan.csv", "prefix,country,holder\n192.0.2.0/24,JP,port\n203.0.113.0/24,XF,\n");
  file("status.jws", await status());
}
const status = (...more: readonly string[]) =>
  said([
    ...["status", "--alive", "P1", "--in-force", "foreignDomestic,partyAgreement", "--at", AT],
    ...["--key", keyFile("commission"), ...more],
  ]);

const PERMIT = {
  ...{ id: "P1", capability: "foreignDomestic", legalBasis: "law", directions: ["FD"], party: null, agreementId: null },
  ...{ validFrom: "2020-01-01T00:00:00Z", validUntil: "2027-01-01T00:00:00Z", volumeCap: 50 },
  criteria: {
    ...{ id: "C", version: 1, targetAct: "act" },
    period: { from: "2026-12-01T00:00:00Z", to: "2026-12-02T00:00:00Z" },
    selectors: [{ type: "address", value: "203.0.113.24" }],
  },
  permittedFields: ["uid", "id.orig_h", "id.resp_h", "mailfrom"],
  pseudonyms: { "id.resp_h": "pfx" },
};

/** Signs the permit and these acts into one file. */
async function signedPermit(over: Readonly<Record<string, unknown>>, acts: readonly (readonly string[])[]) {
  const jws = await said([
    "sign",
    file("permit.json", JSON.stringify({ ...PERMIT, ...over })),
    "--key",
    keyFile("office"),
  ]);
  const path = file("permit.jws", `${jws}\n`);
  const lines = [jws];
  for (const [by = "", ...words] of acts)
    lines.push(await said(["act", path, ...words, "--at", "2020-01-02T00:00:00Z", "--key", keyFile(by)]));
  return file("signed.txt", lines.join("\n"));
}
const DECIDED = [["commission", "--act", "decision", "--decision", "D"]] as const;

const traffic = (records: number) => {
  const conn = Array.from(
    { length: records },
    (_, n) => `${T0 + n}\tC${n}\t${n < 5 ? "203.0.113.24" : "192.0.2.7"}\t1000\t192.0.2.9\t25\ttcp`,
  );
  const smtp = Array.from({ length: records }, (_, n) => `C${n}\tperson${n}@x.example\tsecret words`);
  const heads = ["ts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto", "uid\tmailfrom\tsubject"];
  return [
    `#path\tconn\n#fields\t${heads[0]}`,
    ...conn,
    "#close",
    `#path\tsmtp\n#fields\t${heads[1]}`,
    ...smtp,
    "",
  ].join("\n");
};
const run = (signed: string, records = 100, ...more: readonly string[]) => runOn(traffic(records), signed, ...more);
const runOn = async (input: string | Uint8Array, signed: string, ...more: readonly string[]) => {
  out = "";
  const files = ["--keys", join(folder, "keys.json"), "--plan", join(folder, "plan.csv")];
  const words = ["--authorisation", signed, "--status", join(folder, "status.jws"), ...files];
  const exit = await select([...words, "--input", file("traffic.log", input), "--now", AT, "--json", ...more]);
  return { exit, ...JSON.parse(out) };
};

/** Instants as numbers: a log may write fewer places. */
const timed = (told: unknown): unknown =>
  JSON.parse(JSON.stringify(told), (name, value) => (name === "ts" ? Number(value) : value));

describe("select", () => {
  it("keeps what a signed and decided permit selects, under tokens and pseudonyms, and certifies all it saw", async () => {
    await world();
    const { exit, permits, stores } = await run(await signedPermit({}, DECIDED));
    expect([exit, permits[0].refused, stores[0].certificate.store]).toEqual([0, null, "communications"]);
    expect(stores[0].certificate).toMatchObject({ received: 100, kept: 5, destroyed: 95, reason: null });
    expect(stores[0].certificate.destroyedBy.domestic).toBe(95);
    expect(stores[0].kept[0].fields).toMatchObject({ uid: "C0", "id.orig_h": "203.0.113.24" });
    expect(stores[0].kept[0].fields["id.resp_h"]).not.toBe("192.0.2.9");
    expect(out).not.toMatch(/@|secret|192\.0\.2\.9/);
  });

  it("keeps the same of the same communications, whatever format they come in, and nothing that was said in them", async () => {
    await world();
    const fields = ["ts", "id.orig_h", "id.orig_p", "id.resp_h", "id.resp_p", "proto", "mailfrom"];
    const signed = await signedPermit({ permittedFields: fields, pseudonyms: {} }, DECIDED);
    const all = Array.from({ length: 200 }, (_, n) => ({
      ...{ at: T0 * 1000 + n * 1_001, uid: `C${n}`, from: n % 3 === 0 ? "203.0.113.24" : "192.0.2.7", to: "192.0.2.9" },
      ...{
        ports: [1_000 + n, 25] as const,
        proto: n % 2 === 0 ? ("tcp" as const) : ("udp" as const),
        hidden: "secret",
      },
    }));
    const told = new Map<string, unknown>();
    for (const format of TRAFFIC_FORMATS) {
      const { exit, stores } = await runOn(trafficAs(format, all), signed, "--format", format);
      expect([exit, out]).toEqual([0, expect.not.stringMatching(/secret|@/)]);
      const { received, kept, destroyedBy, perDirection, unreadable } = stores[0].certificate;
      const records = stores[0].kept.map(({ fields: { mailfrom, ...own } }: { fields: Record<string, string> }) => {
        // Mails stand in logs alone.
        expect(mailfrom === undefined).toBe(!["zeek", "zeek-json", "eve"].includes(format));
        return own;
      });
      told.set(format, { received, kept, destroyedBy, perDirection, unreadable, records });
    }
    expect(told.get("zeek")).toMatchObject({ received: 200, kept: 50, unreadable: 0 });
    for (const format of TRAFFIC_FORMATS)
      expect([format, timed(told.get(format))]).toEqual([format, timed(told.get("zeek"))]);
  });

  it("keeps nothing and says which code where something is missing, stale, revoked, unsigned or too small", async () => {
    await world();
    const refusedBy = async (signed: string) => {
      const { exit, permits, unopened, stores } = await run(signed);
      expect([exit, stores.flatMap((s: { kept: unknown[] }) => s.kept)]).toEqual([1, []]);
      return permits[0]?.refused ?? unopened[0];
    };
    expect(await refusedBy(await signedPermit({}, []))).toBe("PERMIT_LACKS_DECISION");
    const agreement = { capability: "partyAgreement", party: "port", agreementId: "A" };
    expect(await refusedBy(await signedPermit(agreement, DECIDED))).toBe("PERMIT_LACKS_AGREEMENT");
    const owner = { capability: "ownerConsent", party: "port" };
    expect(await refusedBy(await signedPermit(owner, DECIDED))).toBe("PERMIT_LACKS_CONSENT");
    expect(await refusedBy(file("plain.txt", JSON.stringify(PERMIT)))).toBe("SIGNED_NOT_READABLE");
    const decided = await signedPermit({}, DECIDED);
    expect((await run(decided, 20)).stores[0].certificate.reason).toBe("BATCH_TOO_SMALL");
    file("status.jws", await status("--revoked", "P1"));
    expect(await refusedBy(decided)).toBe("PERMIT_REVOKED");
    file("status.jws", await status("--at", "2026-12-01T11:49:59Z"));
    expect(await refusedBy(decided)).toBe("PERMIT_STATUS_STALE");
  });

  it("takes communications from no file outside a replay, and an owner's own network from one", async () => {
    await world("live");
    const asked = (signed: string) =>
      select([
        ...["--authorisation", signed, "--keys", join(folder, "keys.json"), "--plan", join(folder, "plan.csv")],
        ...["--input", file("traffic.log", traffic(100)), "--json"],
      ]);
    const decided = await signedPermit({}, DECIDED);
    await expect(asked(decided)).rejects.toMatchObject({ code: "FILE_REFUSED" });
    const owner = { capability: "ownerConsent", party: "port", validUntil: "2999-01-01T00:00:00Z" };
    const consented = await signedPermit(owner, [["port", "--act", "owner_consent"]]);
    out = "";
    expect(await asked(consented)).toBe(0);
    expect(JSON.parse(out).stores[0].certificate).toMatchObject({ store: "owner", kept: 5 });
  });
});
