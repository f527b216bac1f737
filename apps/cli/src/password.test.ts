import { Readable } from "node:stream";
import { describe, expect, it, vi } from "vitest";
import { askPassword, secretsOn } from "./password.ts";

const asked = (text: string) => {
  const quiet = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  // A pipe: no terminal, so that nothing has to be hidden.
  return askPassword(Readable.from([text]) as unknown as NodeJS.ReadStream).finally(() => quiet.mockRestore());
};

describe("a password", () => {
  it("is the first line, as it was typed, without what was taken back", async () => {
    expect(await asked("correct horse\nsecond line")).toBe("correct horse");
    expect(await asked("correcx\u007ft horse\r")).toBe("correct horse");
    expect(await asked("no end of line")).toBe("no end of line");
  });

  it("and what is asked for after it are lines of one input, however they come", async () => {
    const quiet = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const secrets = secretsOn(Readable.from(["correct hor", "se\r\n12", "3456\n"]) as unknown as NodeJS.ReadStream);
    const said = [await secrets.ask("password"), await secrets.ask("code")];
    await secrets.end();
    quiet.mockRestore();
    expect(said).toEqual(["correct horse", "123456"]);
  });

  it("is missing when nothing comes or it is broken off", async () => {
    await expect(asked("")).rejects.toMatchObject({ code: "USAGE" });
    await expect(asked("half\u0003")).rejects.toMatchObject({ code: "USAGE" });
  });
});
