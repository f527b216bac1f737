/** Seals a page mark to nobody: one reader's mark would open for another and tell where hidden rows lie. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-cursor-for-anyone",
  truth: "Cursors and event ids are sealed to the reader.",
  file: "apps/hub/src/http/seal.ts",
  replace: "Buffer.from(`${purpose}\\u0000${readerId}`)",
  by: "Buffer.from(`${purpose}\\u0000${readerId.length}`)",
  test: {
    file: "apps/hub/src/http/seal.test.ts",
    name: "opens for the reader and purpose it was made for, and for no other",
  },
};
