/** Lets a dot inside of a label of the DNS pass for the end of it: whoever asks a name could accuse the owner of another. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sensing-label-makes-two",
  truth: "What is written into traffic cannot pass for another value than it is.",
  file: "packages/sensing/src/readers/packet/dns.ts",
  replace: "spill.byte(c === 0x2e || c === 0x2c ? 0 : c)",
  by: "spill.byte(c)",
  test: {
    file: "packages/sensing/src/readers/packet/packets.test.ts",
    name: "the names in packets > keep a dot or comma inside of a label from making two of one",
  },
};
