import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TRAFFIC_FORMATS } from "@noroshi/sensing";
import { liesIn } from "@noroshi/testing/canaries";
import { NOW, type Realm, realmOf } from "@noroshi/testing/permits";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Run, sensorRoom, trafficIn } from "./testing-sensor.ts";

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

/** Everything that a sensor left behind and said. */
function placesOf(name: string, run: Run | undefined): Map<string, Buffer> {
  const places = new Map(room.everything(name));
  if (run) places.set("words", Buffer.from(run.out + run.said));
  return places;
}

/** Where a text lies in any writing. */
function found(places: ReadonlyMap<string, Buffer>, text: string): string[] {
  return [...places].filter(([, bytes]) => liesIn(bytes, text)).map(([path]) => path);
}

const none = (name: string, run: Run | undefined) => {
  const places = placesOf(name, run);
  const leaked = Array.from({ length: COUNT }, (_, n) => canary(n).slice(0, -2)).flatMap((one) => found(places, one));
  expect(leaked).toEqual([]);
};

describe.each(TRAFFIC_FORMATS)("of a thousand canaries in %s", (format) => {
  const lines = trafficIn(format, COUNT, canary, CONTROL);
  const RUN = ["run", "--format", format, "--now", NOW];
  const of = (name: string) => `${format}-${name}`;

  it("none is anywhere that the sensor writes, and what was kept is found by the same scan", async () => {
    const name = of("canaries");
    const run = await room.run(name, RUN, lines, setUp);
    const [certificate] = JSON.parse(run.out);
    expect([certificate.received, certificate.kept, certificate.destroyed]).toEqual([COUNT, 10, COUNT - 10]);
    none(name, run);
    const kept = [join(room.data(name), "kept", "communications", "1.kept")];
    expect(found(placesOf(name, run), "203.0.113.24")).toEqual(kept);
    // Packets and flows have no identifiers of their own.
    if (["zeek", "zeek-json", "eve"].includes(format)) expect(found(placesOf(name, run), `${CONTROL}3`)).toEqual(kept);
    for (const place of ["kept/planted", "entries.planted", "keys/planted", "begun.planted", `../${name}.tmp/core`]) {
      mkdirSync(join(room.data(name), place, ".."), { recursive: true });
      writeFileSync(join(room.data(name), place), `....${Buffer.from(`x${CONTROL}99`).toString("base64")}....`);
    }
    expect(found(placesOf(name, undefined), `${CONTROL}99`).length).toBe(5);
  });

  it("none is anywhere when the sensor is killed while it holds them all", async () => {
    const name = of("killed");
    await room.run(name, RUN, lines, setUp, true);
    none(name, undefined);
    const again = await room.run(name, RUN, lines, setUp);
    expect(JSON.parse(again.out).at(-1).kept).toBe(10);
    none(name, undefined);
  });

  it("none is anywhere when the batch is refused", async () => {
    none(of("refused"), await room.run(of("refused"), RUN, lines, { ...setUp, permits: [] }));
  });
});
