import { describe, expect, test } from "vitest";
import { sectorName } from "./names.ts";

describe("the name of a sector", () => {
  test("is the same whether the hub sends its code or the words of the form", () => {
    for (const said of ["port-transport", "港湾運送", "port transport"])
      expect([sectorName(said, "ja"), sectorName(said, "en")]).toEqual(["港湾運送", "port transport"]);
  });

  test("that the console does not know is shown as it was said", () => {
    expect([sectorName("試験", "en"), sectorName("space-launch", "ja")]).toEqual(["試験", "space launch"]);
  });
});
