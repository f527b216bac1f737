/** Files that come along: kept closed, out only under a password to roles that may, every hand in the chain. Whole hub. */
import { createHash } from "node:crypto";
import { BlobReader, Uint8ArrayWriter, ZipReader } from "@zip.js/zip.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { attachPostgres } from "../../db/attach.ts";
import { attachRealm } from "../../db/realm.ts";
import { eraseReports } from "../../keeping/erase.ts";
import { bundle, notice, REALM, type TestHub, testHub } from "../../testing-hub.ts";

let t: TestHub;
let report: string;
beforeAll(async () => {
  t = await testHub();
  const sent = await t.as("port", "POST", "/api/v1/reports", {
    body: bundle(1).replaceAll(
      "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
      "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",
    ),
    headers: { "idempotency-key": "r1" },
  });
  report = String(sent.json["reportId"]);
});
afterAll(() => t[Symbol.asyncDispose]());

const SAMPLE = Buffer.from("MZ\u0000\u0001 not really a program; canary-61d0-osprey");
const SHA = createHash("sha256").update(SAMPLE).digest("hex");

const attach = (body: string, key: string, bytes: Buffer, to = report) =>
  t.as(
    body,
    "POST",
    `/api/v1/reports/${to}/attachments?fileName=${encodeURIComponent("../../evil\u202eexe.doc")}&sample=true`,
    {
      body: bytes,
      headers: { "idempotency-key": key, "content-type": "application/x-dosexec" },
    },
  );

/** A person of a body, signed in: calls with its cookie. */
async function person(body: string, role: string, name = "one") {
  const login = { email: `${role}.${name}@${body}.example`, password: "correct horse battery staple" };
  const made = await t.local("POST", `/local/realms/${REALM}/accounts`, {
    organisation: body,
    name: role,
    role,
    ...login,
  });
  expect(made.status).toBe(201);
  const signed = await fetch(`${t.hub.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: t.hub.url },
    body: JSON.stringify(login),
  });
  const cookie = (signed.headers.getSetCookie() ?? []).map((one) => one.split(";")[0]).join("; ");
  return (method: string, path: string, json: unknown) =>
    fetch(t.hub.url + path, {
      method,
      headers: { cookie, "content-type": "application/json", origin: t.hub.url },
      body: JSON.stringify(json),
    });
}

async function inside(bytes: Blob, password?: string): Promise<Map<string, Buffer>> {
  const zip = new ZipReader(new BlobReader(bytes), { useWebWorkers: false, ...(password ? { password } : {}) });
  const out = new Map<string, Buffer>();
  for (const entry of await zip.getEntries()) {
    expect(entry.encrypted).toBe(true);
    if (!entry.directory) out.set(entry.filename, Buffer.from(await entry.getData(new Uint8ArrayWriter())));
  }
  return out;
}

describe("an attachment", () => {
  it("is kept once with its hash and a clean name, by its reporter alone, and a replay tells the same", async () => {
    const first = await attach("port", "a1", SAMPLE);
    expect(first.status).toBe(202);
    const { attachment, receiptId } = first.json as { attachment: Record<string, unknown>; receiptId: string };
    expect(attachment).toMatchObject({ sha256: SHA, bytes: SAMPLE.length, sample: true, held: "here" });
    expect(attachment["name"]).toBe("evil_exe.doc");
    const again = await attach("port", "a1", SAMPLE);
    expect(again.json).toMatchObject({ receiptId, attachment: { id: attachment["id"] } });
    expect((await attach("port", "a1", Buffer.from("other"))).status).toBe(409);
    // Neither another body's report nor one that is not there takes files; both answer alike.
    const foreign = await attach("bank", "a2", SAMPLE);
    const nowhere = await attach("bank", "a3", SAMPLE, "00000000-0000-4000-8000-000000000000");
    expect([foreign.status, foreign.text]).toEqual([404, nowhere.text]);
  });

  it("is as visible as its report, without its bytes and without the hands that are nobody else's business", async () => {
    const seen = async (body: string) => {
      const list = await t.as(body, "GET", `/api/v1/reports/${report}/attachments`);
      return {
        status: list.status,
        items: (list.json["items"] ?? []) as { sha256: string; custody: { step: string }[] }[],
      };
    };
    expect((await seen("port")).items[0]?.custody.map((c) => c.step)).toEqual(["received"]);
    const bank = await seen("bank");
    expect([bank.items[0]?.sha256, bank.items[0]?.custody]).toEqual([SHA, []]);
    const hidden = await t.as("port", "POST", "/api/v1/reports", {
      body: notice("hidden", { tlp: "red" }),
      headers: { "idempotency-key": "r2" },
    });
    await attach("port", "a4", SAMPLE, String(hidden.json["reportId"]));
    expect((await t.as("bank", "GET", `/api/v1/reports/${hidden.json["reportId"]}/attachments`)).status).toBe(404);
  });

  it("leaves as an archive under a password to a role that may, with an entry before the first byte", async () => {
    for (const encryption of ["zipcrypto", "aes256"] as const) {
      const list = await t.as("bank", "GET", `/api/v1/reports/${report}/attachments`);
      const id = (list.json["items"] as { id: string }[])[0]?.id;
      const path = `/api/v1/attachments/${id}/hand-over`;
      const order = { purpose: "static analysis", encryption };
      const machine = await t.as("bank", "POST", path, {
        body: JSON.stringify(order),
        headers: { "content-type": "application/json" },
      });
      expect([machine.status, machine.json["code"]]).toEqual([403, "NOT_ALLOWED"]);
      const clerk = await person("bank", "talent_manager", encryption);
      expect((await clerk("POST", path, order)).status).toBe(403);
      const analyst = await person("bank", "malware_analyst", encryption);
      const answer = await analyst("POST", path, order);
      expect(answer.status).toBe(200);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        "content-type": "application/zip",
        "content-disposition": `attachment; filename="${SHA}.zip"`,
        "x-content-type-options": "nosniff",
        "content-security-policy": "sandbox; default-src 'none'",
      });
      const blob = await answer.blob();
      expect(Buffer.from(await blob.arrayBuffer()).includes("osprey")).toBe(false);
      await expect(inside(blob)).rejects.toThrow();
      const files = await inside(blob, "infected");
      expect(files.get(SHA)?.equals(SAMPLE)).toBe(true);
      const chain = await t.as("port", "GET", `/api/v1/attachments/${id}`);
      const last = (chain.json["custody"] as Record<string, unknown>[]).at(-1);
      expect(last).toMatchObject({
        step: "handed_over",
        holder: { id: expect.any(String) },
        sha256: SHA,
        note: "static analysis",
      });
      expect((await t.as("alpha", "GET", `/api/v1/attachments/${id}`)).json["custody"] ?? []).toEqual([]);
    }
  });

  it("that is large comes in parts, is sealed under its report's key, and its hash is held to what its sender said", async () => {
    const big = Buffer.alloc(3_000_000, "osprey ");
    const open = async () => {
      const opened = await t.as("port", "POST", "/api/v1/uploads", {
        body: JSON.stringify({ bytes: big.length, mediaType: "application/octet-stream" }),
        headers: { "content-type": "application/json" },
      });
      const id = String(opened.json["id"]);
      for (const [from, to] of [
        [0, 1_000_000],
        [1_000_000, big.length],
      ] as const)
        await t.as("port", "PATCH", `/api/v1/uploads/${id}`, {
          body: big.subarray(from, to),
          headers: { "upload-offset": String(from), "content-type": "application/octet-stream" },
        });
      return id;
    };
    const join = (id: string, key: string, sha256: string) =>
      t.as("port", "POST", `/api/v1/uploads/${id}/attachment`, {
        body: JSON.stringify({ reportId: report, fileName: "disk.img", sha256 }),
        headers: { "content-type": "application/json", "idempotency-key": key },
      });
    const id = await open();
    expect((await join(id, "b0", "0".repeat(64))).status).toBe(422);
    const kept = await join(id, "b1", createHash("sha256").update(big).digest("hex"));
    expect([kept.status, (kept.json["attachment"] as Record<string, unknown>)["bytes"]]).toEqual([202, big.length]);
    expect((await t.as("port", "GET", `/api/v1/uploads/${id}`)).json["state"]).toBe("published");
    const order = { purpose: "imaging" };
    const analyst = await person("office", "malware_analyst");
    const answer = await analyst(
      "POST",
      `/api/v1/attachments/${(kept.json["attachment"] as { id: string }).id}/hand-over`,
      order,
    );
    const files = await inside(await answer.blob(), "infected");
    expect([...files.values()][0]?.equals(big)).toBe(true);
  });

  it("may stay with its sender: the hub has its hash and whereabouts, and whom it was given to", async () => {
    const sent = await t.as("port", "POST", `/api/v1/reports/${report}/attachments/by-reference`, {
      body: JSON.stringify({ sha256: SHA, bytes: 9e11, fileName: "array.img", whereabouts: "evidence room 3" }),
      headers: { "content-type": "application/json", "idempotency-key": "c1" },
    });
    const id = (sent.json["attachment"] as { id: string }).id;
    const give = (key: string, sha256: string) =>
      t.as("port", "POST", `/api/v1/attachments/${id}/custody`, {
        body: JSON.stringify({ to: "police", sha256, note: "sealed bag 12" }),
        headers: { "content-type": "application/json", "idempotency-key": key },
      });
    expect((await give("c2", "0".repeat(64))).json["outcome"]).toBe("rejected");
    expect((await give("c3", SHA)).json["outcome"]).toBe("recorded");
    const chain = (await t.as("port", "GET", `/api/v1/attachments/${id}`)).json["custody"] as {
      step: string;
      note: string | null;
    }[];
    expect(chain.map((c) => [c.step, c.note])).toEqual([
      ["referred", null],
      ["moved", "sealed bag 12"],
    ]);
  });

  it("that is marked as classified is refused and leaves nothing", async () => {
    const marked = await attach("port", "d1", Buffer.from("極秘\ncanary-77aa-kite\n"));
    expect([marked.status, marked.json["code"]]).toEqual([422, "ABOVE_CEILING"]);
    const list = await t.as("port", "GET", `/api/v1/reports/${report}/attachments`);
    expect(list.text).not.toContain(createHash("sha256").update("極秘\ncanary-77aa-kite\n").digest("hex"));
  });

  it("is erased with its report", async () => {
    const realm = await attachRealm({ postgres: await attachPostgres(t.dataDir), log: () => {} }, REALM);
    await eraseReports(realm, [report], "test").finally(() => realm.close());
    const list = await t.as("port", "GET", `/api/v1/reports/${report}/attachments`);
    expect(list.json["items"] ?? []).toEqual([]);
  });
});
