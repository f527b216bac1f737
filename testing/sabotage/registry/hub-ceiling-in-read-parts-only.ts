/** Looks for markings of classified information only in what a decoder reads: headers of documents and mails in mails pass. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-ceiling-in-read-parts-only",
  truth: "What is marked as classified anywhere is refused before anything of it is stored.",
  file: "apps/hub/src/intake/accept.ts",
  replace: "const marked = await bytesAboveCeiling(one.s.bytes, one.s.mediaType);",
  by: "const marked = await bytesAboveCeiling(one.s.bytes.subarray(0, 0), one.s.mediaType);",
  test: {
    file: "apps/hub/src/intake/ceiling.test.ts",
    name: "is refused in whatever part of whatever file the mark stands, at every door, and leaves its words in no file of the hub",
  },
};
