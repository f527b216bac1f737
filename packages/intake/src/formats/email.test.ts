import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bundle, encodeText, indicator, type MailPart, ransomwareForm, report, writeMail } from "../example/index.ts";
import { sniff } from "../sniff.ts";
import { understand } from "../understand.ts";
import { understandFile } from "../understand-file.ts";

const stix = (): MailPart => ({
  name: "bundle.json",
  type: "application/json",
  bytes: new TextEncoder().encode(JSON.stringify(bundle([indicator(1), report(2, [indicator(1)])]))),
});
const read = async (bytes: Uint8Array) => {
  const told = await understandFile(bytes);
  if (!told.ok) throw new Error(JSON.stringify(told.refused));
  return told;
};

describe("an e-mail", () => {
  test("is a report: its body in prose, its subject, its date, its id", async () => {
    const bytes = writeMail("We saw bad[.]example.\nOur host 192.0.2.9.");
    const { format, reports } = await read(bytes);
    expect(format).toBe("email");
    expect(reports).toMatchObject([
      {
        format: "email",
        kind: "document",
        sourceId: "<1@csirt.example>",
        title: "Notice",
        tlp: "amber+strict",
        stated: { from: "2026-12-07T05:10:00Z" },
        items: [
          { value: "bad.example", indicator: true, place: "body line 1 column 8" },
          { value: "192.0.2.9", indicator: false, place: "body line 2 column 10" },
        ],
      },
    ]);
    expect(sniff(bytes)).toBe("email");
  });

  test("gives no address of its headers as an item; they stand in the receipt", async () => {
    const [own] = (await read(writeMail("bad[.]example"))).reports;
    expect(own?.items.some(({ value }) => value.includes("csirt.example"))).toBe(false);
    expect(own?.fields.find(({ label }) => label === "from")?.raw).toContain("sender@csirt.example");
  });

  test("in ISO-2022-JP with an encoded subject", async () => {
    const subject = `=?ISO-2022-JP?B?${Buffer.from(encodeText("不審な通信", "iso-2022-jp")).toString("base64")}?=`;
    const bytes = writeMail(
      encodeText("通信先は203.0.113[.]5です。", "iso-2022-jp"),
      [],
      { Subject: subject },
      "iso-2022-jp",
    );
    expect((await read(bytes)).reports[0]).toMatchObject({
      title: "不審な通信",
      items: [{ value: "203.0.113.5", indicator: true }],
    });
  });

  test("whose date has no zone says no instant", async () => {
    const dated = async (date: string) =>
      (await read(writeMail("bad[.]example", [], { Date: date }))).reports[0]?.stated;
    expect(await dated("Mon, 7 Dec 2026 14:10:00")).toBeNull();
    expect(await dated("7 Dec 2026 14:10:00 GMT")).toMatchObject({ from: "2026-12-07T14:10:00Z" });
    expect(await dated("Mon, 99 Dec 2026 14:10:00 +0900")).toBeNull();
  });

  test("without a value and without an attachment that can be read is sent back", async () => {
    expect(await understandFile(writeMail("Hello."))).toMatchObject({ ok: false, format: "email" });
  });

  test("at the door that answers at once is sent on", () => {
    expect(understand(writeMail("bad[.]example")).refused[0]?.code).toBe("NOT_TAKEN");
  });
});

describe("attachments", () => {
  test("of a known format are reports beside the message's own, and all are listed by SHA-256", async () => {
    const told = await read(
      writeMail("See bad[.]example", [stix(), { name: "form.xlsx", type: "x/y", bytes: ransomwareForm() }]),
    );
    expect(told.reports.map(({ format }) => format)).toEqual(["email", "stix-bundle-2.1", "common-form-ransomware"]);
    expect(told.reports[1]?.items[0]?.place).toBe("attachment 1 $.objects[0].pattern");
    const files = told.reports[0]?.fields.filter(({ label }) => label === "attachment");
    expect(files?.map(({ read: sha }) => sha?.slice(0, 7))).toEqual(["sha256 ", "sha256 "]);
    expect(told.reports[0]?.items.filter(({ kind }) => kind === "sha256").every((one) => !one.indicator)).toBe(true);
  });

  test("a message that says nothing but to see the attachment is no report of its own", async () => {
    expect((await read(writeMail("See attached.", [stix()]))).reports.map(({ format }) => format)).toEqual([
      "stix-bundle-2.1",
    ]);
  });

  test("are never milder than what the message states, and stay as they are if it states nothing", async () => {
    const marks = async (body: string) =>
      (await read(writeMail(body, [stix()]))).reports.map(({ tlp, items }) => [tlp, items[0]?.tlp]);
    expect((await marks("TLP:RED See attached.")).at(-1)).toEqual(["red", "red"]);
    expect((await marks("TLP:CLEAR See attached.")).at(-1)).toEqual(["green", "green"]);
    expect((await marks("See attached.")).at(-1)).toEqual(["green", "green"]);
  });

  test("a message within a message is listed and not opened", async () => {
    const inner: MailPart = { name: "m.eml", type: "message/rfc822", bytes: writeMail("inner[.]example", [stix()]) };
    const told = await read(writeMail("outer[.]example", [inner]));
    expect(told.reports).toHaveLength(1);
    expect(told.reports[0]?.items.map(({ value }) => value)).not.toContain("inner.example");
  });

  test("too many of them refuse the message", async () => {
    const many = Array.from({ length: 201 }, (_, at) => ({
      name: `${at}.txt`,
      type: "text/plain",
      bytes: Uint8Array.of(65),
    }));
    expect((await understandFile(writeMail("bad[.]example", many))).refused[0]?.code).toBe("TOO_MANY");
  });
});

test("whatever a sender does to a message, it is read or refused", async () => {
  const seed = writeMail("TLP:GREEN bad[.]example", [stix()]);
  const change = fc.record({ at: fc.nat(seed.length - 1), byte: fc.nat(255) });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 8 }), fc.nat(seed.length), async (changes, cut) => {
      const bytes = Uint8Array.from(seed);
      for (const { at, byte } of changes) bytes[at] = byte;
      const told = await understandFile(bytes.subarray(0, cut));
      expect(told.ok ? told.reports.length : told.refused.length).toBeGreaterThan(0);
    }),
  );
});

test("thousands of nested parts are refused, not followed", async () => {
  const parts = Array.from(
    { length: 2_000 },
    (_, at) => `--b${at}\r\nContent-Type: multipart/mixed; boundary="b${at + 1}"\r\n\r\n`,
  );
  const bytes = Buffer.from(
    `From: a@b.example\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary="b0"\r\n\r\n${parts.join("")}`,
  );
  expect((await understandFile(bytes)).refused[0]?.code).toBe("BAD_VALUE");
});
