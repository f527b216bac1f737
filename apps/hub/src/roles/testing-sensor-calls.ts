/** Calls of the addresses of sensors. */
import { keptRecord, testingChain } from "../sensors/testing-chain.ts";
import { REALM } from "../testing-hub.ts";
import { fresh, type Make, plain, post } from "./testing-call.ts";
import { NOWHERE, type Player, type World } from "./testing-world.ts";

/** A sensor of the player's body that has told one batch, and what it would tell next. */
async function sensor(w: World, p: Player) {
  const chain = testingChain(REALM);
  const name = fresh();
  await post(w, p, "/api/v1/sensors", { name, publicKey: chain.publicKey });
  const { sensors } = (await p.call("GET", "/api/v1/sensors")).json as { sensors: { id: string; name: string }[] };
  const id = sensors.find((one) => one.name === name)?.id ?? NOWHERE;
  await post(w, p, `/api/v1/sensors/${id}/entries`, chain.certificate([keptRecord(1)]));
  return { id, next: chain.heartbeat("2026-12-01T12:01:00Z") };
}

export const SENSOR_CALLS = {
  "GET /api/v1/sensors": plain,
  "POST /api/v1/sensors": () => ({ json: { name: fresh(), publicKey: testingChain(REALM).publicKey } }),
  "POST /api/v1/sensors/:id/entries": async (w, p, may) => {
    const made = may
      ? await sensor(w, p)
      : { id: NOWHERE, next: testingChain(REALM).heartbeat("2026-12-01T12:01:00Z") };
    return { at: { id: made.id }, json: made.next };
  },
  "GET /api/v1/sensors/:id/batches/:number": async (w, p, may) => ({
    at: { id: may ? (await sensor(w, p)).id : NOWHERE, number: "1" },
  }),
} as const satisfies Readonly<Record<string, Make>>;
