/** One exporter's templates say nothing of another's bytes (SG-09). */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sensing-exporters-mixed",
  truth: "One exporter's templates say nothing of another's bytes (SG-09).",
  file: "packages/sensing/src/readers/record-stream.ts",
  replace: "this.#flows.datagram(bytes, from)",
  by: "this.#flows.datagram(bytes, from.slice(0, 0))",
  test: {
    file: "packages/sensing/src/readers/whole.test.ts",
    name: "are told apart by who sent them, where two exporters use the same numbers",
  },
};
