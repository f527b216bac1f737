import { describe, expect, it } from "vitest";
import { holdToMachine, unfit } from "./preconditions.ts";

describe("a machine", () => {
  const limits = (soft: string, hard: string) =>
    `Limit  Soft  Hard  Units\nMax core file size        ${soft}                    ${hard}            bytes\n`;
  const head = "Filename\tType\tSize\tUsed\tPriority\n";

  it("is fit for raw traffic only without swap and core dumps; one that cannot say is not", () => {
    expect(unfit({ swaps: head, limits: limits("0", "0") })).toEqual([]);
    const codes = (swaps: string | undefined, text: string | undefined) =>
      unfit({ swaps, limits: text }).map((u) => u.code);
    expect(codes(`${head}/dev/sda2 partition 1 0 -2\n`, limits("0", "0"))).toEqual(["SENSOR_SWAP_IS_ON"]);
    expect(codes(head, limits("0", "unlimited"))).toEqual(["SENSOR_CORE_DUMPS"]);
    expect(codes(undefined, undefined)).toEqual(["SENSOR_SWAP_IS_ON", "SENSOR_CORE_DUMPS"]);
  });

  it("that is unfit starts no sensor of a live realm; other realms are warned", () => {
    const said: string[] = [];
    const swapping = { swaps: `${head}/swap file 1 0 -2\n`, limits: limits("0", "0") };
    const start = (kind: "live" | "exercise") => holdToMachine({ kind }, swapping, (say) => void said.push(say));
    expect(() => start("live")).toThrow(expect.objectContaining({ code: "SENSOR_SWAP_IS_ON" }));
    expect(said).toEqual([]);
    start("exercise");
    expect(said.length).toBe(1);
  });
});
