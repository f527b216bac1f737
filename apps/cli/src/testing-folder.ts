/** A folder of its own for a test, gone after it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";

/** @returns a function that writes a file there and gives its path */
export function temporaryFolder(): (name: string, text: string | Uint8Array) => string {
  const folder = mkdtempSync(join(tmpdir(), "noroshi-cli-test-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return (name, text) => {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  };
}
