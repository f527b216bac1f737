/**
 * Gives every property test one printed seed and one count, so that a red run can be repeated exactly.
 * NOROSHI_SEED fixes the seed; NOROSHI_DEEP=1 multiplies the runs of the deep tier.
 */
import fc from "fast-check";

const seed = Number(process.env["NOROSHI_SEED"] ?? Math.floor(Math.random() * 0x7fffffff));
const deep = process.env["NOROSHI_DEEP"] === "1";

fc.configureGlobal({
  seed,
  numRuns: deep ? 10_000 : 200,
  interruptAfterTimeLimit: deep ? 240_000 : 20_000,
  markInterruptAsFailure: false,
});
