/** A PDF is read in a thread of its own, which sees nothing of the hub and cannot hold it up. */
import { LIMITS, pdfText } from "@noroshi/intake";
import { writePdf } from "@noroshi/intake/example";
import { describe, expect, it } from "vitest";
import { pdfApart } from "./apart.ts";

const paper = writePdf([["TLP:GREEN", "bad[.]example"], ["second page"]]);

describe("a PDF read apart", () => {
  it("says what it says when it is read here, several at once as well", async () => {
    const here = await pdfText(paper, LIMITS);
    expect(here.ok).toBe(true);
    expect(await Promise.all([1, 2, 3, 4].map(() => pdfApart(paper, LIMITS)))).toEqual([here, here, here, here]);
  });

  it("that cannot be read is a refusal, never an error", async () => {
    expect(await pdfApart(Buffer.from("%PDF-1.7 nothing"), LIMITS)).toMatchObject({
      ok: false,
      fault: { code: "NOT_PDF" },
    });
    expect(await pdfApart(new Uint8Array(), LIMITS)).toMatchObject({ ok: false });
  });

  it("that takes longer than it gets is ended and refused", async () => {
    const answer = await pdfApart(paper, LIMITS, { ms: 1 });
    expect(answer).toMatchObject({ ok: false, fault: { code: "NOT_PDF" } });
  });
});
