import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { writePdf } from "@noroshi/intake/example";
import { expect, it } from "vitest";

const FILES = ["./age.ts", "./unheard.ts"].map((name) => new URL(name, import.meta.url).href);

/** Runs a program in a process of its own. @returns what it printed */
const run = async (program: string): Promise<string> =>
  (await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program])).stdout;

it("a PDF whose table leads nowhere does not end the process that reads it", async () => {
  const bytes = writePdf([["Incident note", "TLP:AMBER"], ["We saw 203.0.113[.]24 at 05:10."]], { compress: true });
  const entries = [
    ...Buffer.from(bytes)
      .toString("latin1")
      .matchAll(/\d{10} 00000 n/g),
  ].map((one) => one.index);
  const program = `
    const { newestInFile } = await import(${JSON.stringify(FILES[0])});
    let read = 0;
    for (const entry of ${JSON.stringify(entries)})
      for (const also of ${JSON.stringify(entries)}) {
        const changed = Uint8Array.from(${JSON.stringify([...bytes])});
        changed[entry + 5] = changed[also + 3] = 53;
        await newestInFile(changed, undefined);
        read++;
      }
    console.log(read);`;
  expect(await run(program)).toBe(`${entries.length ** 2}\n`);
});

it("anything else that nobody hears ends it as ever", async () => {
  const program = `
    const { withoutUnheard } = await import(${JSON.stringify(FILES[1])});
    await withoutUnheard(async () => {
      void Promise.reject(new Error("of something else"));
      await new Promise((done) => setTimeout(done, 1000));
    });`;
  await expect(run(program)).rejects.toThrow("of something else");
});
