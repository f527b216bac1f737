/** Where things are in this repository, as absolute paths. */
import path from "node:path";

export const ROOT = path.resolve(import.meta.dirname, "..");
export const BIN = path.join(ROOT, "node_modules", ".bin");
/** Logs and reports of the last test run. */
export const LOGS = path.join(ROOT, "node_modules", ".cache", "noroshi-test");
