/** Takes an address and a port for one end though the pattern speaks of two: other connections would be told. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "cli-port-of-any-side",
  truth: "An end of a connection is an address and a port of the same side.",
  file: "apps/cli/src/match/stix-indicators.ts",
  replace: "`network-traffic:${side}_port`",
  by: '`network-traffic:${side === "dst" ? "src" : "dst"}_port`',
  test: {
    file: "apps/cli/src/commands/match.test.ts",
    name: "match > looks for an end that a pattern names by address and port, whether or not it says which family that is",
  },
};
