/** Sensors over HTTP: registered, heard of, listed and read by their own body. */
import type { Handlers } from "@noroshi/api";
import { actSaid } from "../acts/said.ts";
import { asReader } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { Refusal } from "../http/problem.ts";
import { isUuid } from "../intake/routes.ts";
import { record } from "../oversight/recorder.ts";
import { ENTRY_CAP, EntrySaid, hear, registerSensor, SensorSaid } from "./hear.ts";
import { sensorStates } from "./states-store.ts";
import { findSensor, trafficOf } from "./store.ts";

type Part = "listSensors" | "registerSensor" | "hearSensor" | "readTraffic";

export function sensorHandlers(): Pick<Handlers<HubEnv>, Part> {
  return {
    async listSensors(c) {
      const { room, acting } = c.get("signed");
      const sensors = await asReader(room.realm, acting.reader, sensorStates, { readOnly: true });
      return c.json({ sensors: [...sensors] }, 200);
    },

    async registerSensor(c) {
      return c.json(await actSaid(c, SensorSaid, registerSensor), 202);
    },

    async hearSensor(c) {
      const id = uuidIn(c.req.valid("param").id);
      const heard = await actSaid(
        c,
        EntrySaid,
        (signed, tx, doing, said) => hear(signed, tx, doing, id, said),
        ENTRY_CAP,
      );
      return c.json(heard, 202);
    },

    async readTraffic(c) {
      const { room, acting } = c.get("signed");
      const { id, number } = c.req.valid("param");
      const sensorId = uuidIn(id);
      const found = await asReader(room.realm, acting.reader, async (tx) => {
        const traffic = (await findSensor(tx, sensorId)) && (await trafficOf(room.realm, tx, sensorId, number));
        if (traffic === undefined) throw new Refusal("NOT_FOUND");
        const facts = { number, store: traffic.store, use: "protect", records: traffic.records.length };
        const { labelId } = traffic;
        await record(tx, [{ act: "sensor.read", actorId: tx.reader.actorId, labelId, subject: sensorId, facts }]);
        return traffic;
      });
      return c.json({ store: found.store, number, records: found.records }, 200);
    },
  };
}

function uuidIn(id: string): string {
  if (!isUuid(id)) throw new Refusal("NOT_FOUND");
  return id;
}
