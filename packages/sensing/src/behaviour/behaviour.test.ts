import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ZeekReader } from "../readers/zeek-tsv.ts";
import { beaconScore } from "./beacon.ts";
import { Pairs } from "./pairs.ts";
import { evenness, median } from "./spread.ts";

const DAY = { from: 1_700_000_000, to: 1_700_086_400 };
const every = (seconds: number, count: number) => Array.from({ length: count }, (_, n) => DAY.from + n * seconds);

describe("evenness", () => {
  it("is 1 for equal values, and takes medians of halves without the middle", () => {
    expect(evenness([300, 300, 300, 300], 1)).toBe(1);
    // quartiles 15 and 45, median 30: no skew; deviations 0 10 10 20 20: median 10
    expect(evenness([10, 20, 30, 40, 50], 1)).toBe(0.833);
    // quartiles 10 and 95, median 20: skew 0.765; deviations 0 10 10 70 80: median 10
    expect(evenness([10, 10, 20, 90, 100], 1)).toBe(0.368);
    expect(evenness([0, 0, 0], 0)).toBe(0.5);
  });

  it("lies between 0 and 1, whatever the values", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { minLength: 3, maxLength: 50 }), (values) => {
        const even = evenness(
          values.sort((a, b) => a - b),
          1,
        );
        expect(even).toBeGreaterThanOrEqual(0);
        expect(even).toBeLessThanOrEqual(1);
        expect(median(values)).toBeLessThanOrEqual(values.at(-1) ?? 0);
      }),
    );
  });
});

describe("a beacon", () => {
  it("that calls home all day at one pace with one size scores 1", () => {
    const times = every(300, 288);
    expect(
      beaconScore(
        times,
        times.map(() => 420),
        DAY,
      ),
    ).toEqual({ score: 1, intervals: 1, sizes: 1, spread: 1, duration: 1 });
  });

  it("needs four different times and three intervals, and below one connection a second", () => {
    expect(beaconScore(every(60, 3), [1, 1, 1], DAY)).toBeUndefined();
    expect(beaconScore([...every(60, 3), ...every(60, 3)].sort(), [], DAY)).toBeUndefined();
    expect(beaconScore(every(1, 86_400), [], DAY)).toBeUndefined();
  });

  it("scores low on every part when a person browses for an hour", () => {
    const times = [0, 1, 1, 2, 7, 40, 41, 41, 90, 600, 601, 602, 2_000, 2_001, 3_500].map((t) => DAY.from + t);
    const score = beaconScore(
      times,
      times.map((_, n) => n ** 5),
      DAY,
    );
    expect(score?.score).toBeLessThan(0.3);
    expect([score?.spread, score?.duration]).toEqual([0, 0]);
  });
});

const log = (rows: readonly (readonly [number, string, string, number])[]) => {
  const lines = rows.map(([time, from, to, duration]) => `${time}.5\t${from}\t${to}\t${duration}\t500`);
  const text = `#fields\tts\tid.orig_h\tid.resp_h\tduration\torig_ip_bytes\n${lines.join("\n")}\n`;
  const pairs = new Pairs();
  pairs.take(new ZeekReader({ most: 100_000 }).read(new TextEncoder().encode(text), true).batch);
  return pairs;
};

describe("pairs", () => {
  const regular = every(600, 145).map((time) => [time, "10.0.0.7", "198.51.100.9", 1] as const);
  const person = [3, 500, 501, 9_000].map((t) => [DAY.from + t, "10.0.0.8", "198.51.100.1", 1] as const);

  it("that call regularly, or stay open for long, are told with how many others do the same", () => {
    const open = [[DAY.to, "10.0.0.9", "198.51.100.9", 7_200]] as const;
    const told = log([...regular, ...person, ...open]).behaviours(0.7);
    expect(told.map(({ origin, kind }) => [origin, kind])).toEqual([
      ["10.0.0.7", "beacon"],
      ["10.0.0.9", "long"],
    ]);
    expect(told[0]).toMatchObject({ responder: "198.51.100.9", connections: 145, interval: 600, bytes: 72_500 });
    expect(told[0]?.prevalence).toBeCloseTo(2 / 3);
  });

  it("are judged by the newest day only, and never with addresses that name nobody", () => {
    const old = every(600, 145).map((time) => [time - 200_000, "10.0.0.6", "198.51.100.9", 1] as const);
    const nobody = every(600, 145).map((time) => [time, "10.0.0.5", "224.0.0.251", 1] as const);
    expect(
      log([...old, ...nobody, ...regular])
        .behaviours(0.7)
        .map(({ origin }) => origin),
    ).toEqual(["10.0.0.7"]);
  });

  it("count what they could not take in", () => {
    const pairs = log(person);
    pairs.take(new ZeekReader().read(new TextEncoder().encode("#fields\tts\tid.orig_h\n-\t10.0.0.1\n"), true).batch);
    expect(pairs.left).toBe(1);
  });
});
