import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writeMail } from "../example/document.ts";
import { writePdf } from "../example/pdf.ts";
import { sniff } from "../sniff.ts";
import { understand } from "../understand.ts";
import { understandFile } from "../understand-file.ts";

const HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const paper = (options = {}) =>
  writePdf(
    [
      ["Incident note", "TLP:AMBER"],
      ["We saw 203.0.113[.]24 at 05:10.", `File ${HASH} was dropped.`],
    ],
    options,
  );

async function read(bytes: Uint8Array) {
  const told = await understandFile(bytes, { mediaType: "text/plain", fileName: "note.docx" });
  if (!told.ok) throw new Error(JSON.stringify(told.refused));
  return told;
}

describe("a PDF", () => {
  test.each([false, true])("gives its marking and its values with page and line (packed: %s)", async (compress) => {
    const { format, reports } = await read(paper({ compress }));
    expect([format, reports[0]?.tlp, reports[0]?.title]).toEqual(["pdf", "amber", "Incident note"]);
    expect(reports[0]?.items.map(({ kind, value, place }) => [kind, value, place])).toEqual([
      ["ipv4", "203.0.113.24", "page 2 line 1 column 8"],
      ["sha256", HASH, "page 2 line 2 column 6"],
    ]);
  });

  test("is known by its content, at the door that answers at once sent on, and read as an attachment", async () => {
    expect(sniff(paper())).toBe("pdf");
    expect(understand(paper()).refused[0]?.code).toBe("NOT_TAKEN");
    const mail = await read(writeMail("See attached.", [{ name: "a.txt", type: "text/plain", bytes: paper() }]));
    expect(mail.reports[0]?.items[0]?.place).toBe("attachment 1 page 2 line 1 column 8");
  });

  test("runs no script of the document", async () => {
    const script =
      "/OpenAction << /S /JavaScript /JS (throw new Error\\(1\\); app.launchURL\\('http://x.example'\\)) >>";
    expect((await read(paper({ extra: script }))).reports).toHaveLength(1);
  });

  test("without text, cut, or under other bytes is refused with what to do", async () => {
    const code = async (bytes: Uint8Array) => (await understandFile(bytes)).refused[0]?.code;
    expect(await code(writePdf([[]]))).toBe("EMPTY");
    expect(await code(Buffer.from("%PDF-1.7\nnothing"))).toBe("NOT_PDF");
    expect(await code(writePdf([["a letter"]]))).toBe("UNKNOWN_FORMAT");
    expect(await code(Buffer.concat([Buffer.from("MZ"), paper()]))).toBe("UNKNOWN_FORMAT");
  });

  test("that is a bomb is refused before it is unpacked", async () => {
    const zeros = deflateSync(Buffer.alloc(150_000_000));
    const inner = deflateSync(zeros);
    for (const packed of [zeros, inner]) {
      const bomb = Buffer.concat([
        paper().subarray(0, 60),
        Buffer.from(`9 0 obj\n<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`),
        packed,
        Buffer.from("\nendstream\nendobj\n"),
        paper().subarray(60),
      ]);
      expect((await understandFile(bomb)).refused[0]?.code).toBe("RATIO");
    }
  });
});

test("whatever a sender does to a PDF, it is read or refused", async () => {
  const seed = paper({ compress: true });
  const change = fc.record({ at: fc.nat(seed.length - 1), byte: fc.nat(255) });
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { maxLength: 8 }),
      fc.nat(seed.length),
      fc.boolean(),
      async (changes, cut, cuts) => {
        const bytes = Uint8Array.from(seed);
        for (const { at, byte } of changes) bytes[at] = byte;
        const told = await understandFile(cuts ? bytes.subarray(0, cut) : bytes);
        expect(told.ok ? told.reports.length : told.refused.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: Math.ceil((fc.readConfigureGlobal().numRuns ?? 100) * 0.3) },
  );
});
