import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NOW, type Realm, type Run, realmOf, sensorRoom, traffic } from "./testing-sensor.ts";

const room = sensorRoom();
afterAll(room.end);
let realm: Realm;
let setUp: Record<string, unknown>;
beforeAll(async () => {
  realm = await realmOf();
  const permit = await realm.permit();
  const acts = [await realm.act("commission", "decision", permit, { decisionId: "D" })];
  // Without a cipher, so that the scan is shown to find what is there.
  setUp = await realm.setUp([{ permit, acts }], { cipher: "identity" });
});

const COUNT = 1000;
const canary = (n: number) => `cAnArY${String(n).padStart(4, "0")}zz`;
const CONTROL = "c0NtRoL";
const lines = traffic(COUNT, canary, CONTROL);
const RUN = ["run", "--now", NOW];

/** The ways in which a text may lie in bytes: as it is, in other letters, in base64 at any place, in hexadecimal, in UTF-16. */
function writings(text: string): Buffer[] {
  const bytes = Buffer.from(text);
  const shifted = [0, 1, 2].map((by) =>
    Buffer.concat([Buffer.alloc(by), bytes])
      .toString("base64")
      .slice(by === 0 ? 0 : by + 1, -4),
  );
  const all = [text, text.toLowerCase(), text.toUpperCase(), bytes.toString("hex"), ...shifted];
  return [...all.map((one) => Buffer.from(one)), Buffer.from(text, "utf16le")];
}

/** Everything that a sensor left behind and said. */
function placesOf(name: string, run: Run | undefined): Map<string, Buffer> {
  const places = new Map(room.everything(name));
  if (run) places.set("words", Buffer.from(run.out + run.said));
  return places;
}

/** Where a text lies in any writing. */
function found(places: ReadonlyMap<string, Buffer>, text: string): string[] {
  const wanted = writings(text);
  return [...places].filter(([, bytes]) => wanted.some((one) => bytes.includes(one))).map(([path]) => path);
}

const none = (name: string, run: Run | undefined) => {
  const places = placesOf(name, run);
  const leaked = Array.from({ length: COUNT }, (_, n) => canary(n).slice(0, -2)).flatMap((one) => found(places, one));
  expect(leaked).toEqual([]);
};

describe("of a thousand canaries", () => {
  it("none is anywhere that the sensor writes, and what was kept is found by the same scan", async () => {
    const run = await room.run("canaries", RUN, lines, setUp);
    const [certificate] = JSON.parse(run.out);
    expect([certificate.received, certificate.kept, certificate.destroyed]).toEqual([COUNT, 10, COUNT - 10]);
    none("canaries", run);
    expect(found(placesOf("canaries", run), `${CONTROL}3`)).toEqual([
      join(room.data("canaries"), "kept", "communications", "1.kept"),
    ]);
    const folder = room.data("canaries");
    for (const place of ["kept/planted", "entries.planted", "keys/planted", "begun.planted", "../canaries.tmp/core"]) {
      mkdirSync(join(folder, place, ".."), { recursive: true });
      writeFileSync(join(folder, place), `....${Buffer.from(`x${CONTROL}99`).toString("base64")}....`);
    }
    expect(found(placesOf("canaries", undefined), `${CONTROL}99`).length).toBe(5);
  });

  it("none is anywhere when the sensor is killed while it holds them all", async () => {
    await room.run("killed", RUN, lines, setUp, true);
    none("killed", undefined);
    const again = await room.run("killed", RUN, lines, setUp);
    expect(JSON.parse(again.out).at(-1).kept).toBe(10);
    none("killed", undefined);
  });

  it("none is anywhere when the batch is refused", async () => {
    none("refused", await room.run("refused", RUN, lines, { ...setUp, permits: [] }));
  });
});
