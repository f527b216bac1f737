/**
 * The test runner's map of the house: one project per tier of cost.
 * `unit` is pure and shares workers; `house` checks the repository itself; `hub` talks to a real PostgreSQL, two files at a
 * time; `faults` kills, crowds and fills, so it has the machine to itself; `e2e` drives a real browser. Projects of different
 * width take turns when several are run at once: each has a place of its own in the order. Fresh seeds are printed by tools/test.ts and handed in as NOROSHI_SEED.
 */
import { defineConfig } from "vitest/config";
import { isOfPdf } from "./packages/intake/src/pdf/unheard.ts";

const shared = { testTimeout: 60_000, hookTimeout: 120_000, setupFiles: ["./testing/src/seed.ts"] };

export default defineConfig({
  test: {
    // What PDF.js leaves behind while a test reads a damaged file; the product passes over it by the same rule.
    onUnhandledError: (error) => !isOfPdf(error),
    projects: [
      {
        test: {
          ...shared,
          name: "unit",
          sequence: { groupOrder: 1 },
          include: [
            "packages/**/*.test.ts",
            "testing/src/**/*.test.ts",
            "bench/**/*.test.ts",
            "apps/auditor/**/*.test.ts",
            "apps/cli/**/*.test.ts",
            "apps/console/**/*.test.ts",
            "apps/sensor/**/*.test.ts",
          ],
          isolate: false,
        },
      },
      {
        test: {
          ...shared,
          name: "house",
          sequence: { groupOrder: 2 },
          include: ["tools/**/*.test.ts", "testing/sabotage/**/*.test.ts"],
        },
      },
      {
        test: {
          ...shared,
          name: "hub",
          sequence: { groupOrder: 3 },
          include: ["apps/hub/**/*.test.ts"],
          exclude: ["apps/hub/src/faults/**"],
          maxWorkers: 2,
        },
      },
      {
        test: {
          ...shared,
          name: "faults",
          sequence: { groupOrder: 4 },
          include: ["apps/hub/src/faults/**/*.test.ts"],
          fileParallelism: false,
        },
      },
      {
        test: {
          ...shared,
          name: "e2e",
          sequence: { groupOrder: 5 },
          include: ["e2e/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 300_000,
        },
      },
    ],
  },
});
