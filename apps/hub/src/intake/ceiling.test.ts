/** What is marked as classified leaves nothing behind: no row, no file, no log. Whole hub, and its tables read. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeDocument, writeMail, writePdf } from "@noroshi/intake/example";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asDuty } from "../db/act.ts";
import { attachPostgres } from "../db/attach.ts";
import { attachRealm } from "../db/realm.ts";
import { bundle, REALM, type TestHub, testHub } from "../testing-hub.ts";

let t: TestHub;
beforeAll(async () => {
  t = await testHub();
});
afterAll(() => t[Symbol.asyncDispose]());

const CANARY = "canary-4f7c1b-quetzal";
const paper = (mark: string): string => `${mark}\n${CANARY}\nWe saw 203[.]0[.]113[.]24 and evil[.]example.\n`;

/** How many rows of each kind there are, read with the keeper's eyes. */
async function kept() {
  const realm = await attachRealm({ postgres: await attachPostgres(t.dataDir), log: () => {} }, REALM);
  try {
    return await asDuty(realm, "keeper", async (tx) => {
      const count = async (table: "report" | "raw" | "understanding" | "receipt" | "assertion" | "content_key") =>
        (await tx.db.selectFrom(table).selectAll().execute()).length;
      const acts = await tx.db.selectFrom("outbox").select(["act", "entry"]).execute();
      return {
        rows: await Promise.all(
          (["report", "raw", "understanding", "receipt", "assertion", "content_key"] as const).map(count),
        ),
        acts: acts.map((a) => a.act),
        said: JSON.stringify(acts),
      };
    });
  } finally {
    await realm.close();
  }
}

describe("a paper that is marked as classified", () => {
  it("is refused with what to do; of it is kept that it was refused, and nothing else", async () => {
    const answer = await t.as("port", "POST", "/api/v1/reports?fileName=note.txt", {
      body: paper("SECRET"),
      headers: { "content-type": "text/plain", "idempotency-key": "c1" },
    });
    expect([answer.status, answer.json["code"]]).toEqual([422, "ABOVE_CEILING"]);
    expect(answer.text).not.toContain(CANARY);
    const { rows, acts, said } = await kept();
    expect(rows).toEqual([0, 0, 0, 0, 0, 0]);
    // Keys are made on the way in; of the paper itself there is one entry.
    expect(acts.filter((act) => !act.startsWith("credential."))).toEqual(["report.refused"]);
    expect(said + t.logged.join("\n")).not.toContain(CANARY);
  });

  it("does not use up its key: an unclassified version goes in under it", async () => {
    const answer = await t.as("port", "POST", "/api/v1/reports?fileName=note.txt", {
      body: paper("Seen today."),
      headers: { "content-type": "text/plain", "idempotency-key": "c1" },
    });
    expect(answer.status).toBe(202);
    expect((await kept()).rows.every((n) => n > 0)).toBe(true);
  });

  it("is refused as an upload in parts too, and the upload's bytes are gone", async () => {
    const body = paper("【極秘】");
    const bytes = Buffer.from(body);
    const opened = await t.as("port", "POST", "/api/v1/uploads", {
      body: JSON.stringify({ bytes: bytes.length, mediaType: "text/plain" }),
      headers: { "content-type": "application/json" },
    });
    const id = String(opened.json["id"]);
    await t.as("port", "PATCH", `/api/v1/uploads/${id}`, {
      body: bytes,
      headers: { "content-type": "application/octet-stream", "upload-offset": "0" },
    });
    const sent = await t.as("port", "POST", `/api/v1/uploads/${id}/submission`, {
      headers: { "idempotency-key": "c2" },
    });
    expect(sent.status).toBe(422);
    const again = await t.as("port", "GET", `/api/v1/uploads/${id}`);
    expect(again.json["state"]).toBe("refused");
  });

  it("is refused in whatever part of whatever file the mark stands, at every door, and leaves its words in no file of the hub", async () => {
    const line = `${CANARY} bad[.]example`;
    const header = { "word/header1.xml": `<w:hdr xmlns:w="w"><w:p><w:r><w:t>特定秘密</w:t></w:r></w:p></w:hdr>` };
    const marked: readonly (readonly [string, string | Uint8Array])[] = [
      ["/api/v1/reports", writeDocument([line], header)],
      ["/api/v1/reports", writePdf([[line], ["TOP SECRET"]])],
      [
        "/api/v1/reports",
        writeMail(line, [{ name: "m.eml", type: "message/rfc822", bytes: writeMail("重要経済安保情報") }]),
      ],
      ["/api/v1/reports", bundle(7).replace('"Report 7"', `"Report 7","description":"${CANARY}\\n極秘"`)],
      [
        "/api/v1/sightings",
        `{"id":"1","observedAt":"2026-12-07T05:20:00Z","type":"domain","value":"${CANARY}.example","sensor":"SECRET"}`,
      ],
    ];
    for (const [n, [path, body]] of marked.entries()) {
      const answer = await t.as("port", "POST", path, { body, headers: { "idempotency-key": `m${n}` } });
      expect([n, answer.status, answer.json["code"]]).toEqual([n, 422, "ABOVE_CEILING"]);
    }
    const tried = await t.as("port", "POST", "/api/v1/intake/understanding", { body: paper("極秘") });
    expect([tried.json["accepted"], tried.json["reports"]]).toEqual([false, []]);
    // The same look finds what the hub does keep in the open: a value of a report.
    const kept = "kept-4f7c1b-heron.example";
    await t.as("port", "POST", "/api/v1/reports", {
      body: `bad: ${kept.replace(".", "[.]")}`,
      headers: { "idempotency-key": "kept" },
    });
    const files = readdirSync(t.dataDir, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    const holds = (word: string) => files.some((one) => readFileSync(join(one.parentPath, one.name)).includes(word));
    expect([holds(kept), holds(CANARY)]).toEqual([true, false]);
  });
});
