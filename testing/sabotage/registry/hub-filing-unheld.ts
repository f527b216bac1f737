/** Takes any bytes for the frozen ones. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-filing-unheld",
  truth: "A filing's bytes are held against its hash on every reading.",
  file: "apps/hub/src/filings/frozen.ts",
  replace: "return timingSafeEqual(",
  by: "return sha256.length > 0 || timingSafeEqual(",
  test: {
    file: "apps/hub/src/filings/filings.test.ts",
    name: "freezes bytes with their hash; recipient and filer read it, and nobody else",
  },
};
