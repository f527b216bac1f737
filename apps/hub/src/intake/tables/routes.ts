/** Saved mappings over HTTP. A mapping is its body's own; another body's is not there. */
import type { Handlers, SavedMapping, Suggested } from "@noroshi/api";
import { proposeTable, TABLE_FIELDS, TableMapping } from "@noroshi/intake";
import type { Signed } from "../../accounts/signed.ts";
import { asReader } from "../../db/act.ts";
import { internLabel } from "../../db/labels.ts";
import type { HubEnv } from "../../http/env.ts";
import { Refusal } from "../../http/problem.ts";
import { readCapped } from "../../http/request-body.ts";
import { record } from "../../oversight/recorder.ts";
import { ownLabel } from "../markings.ts";
import { INLINE_CAP } from "../routes.ts";
import { insertMapping, removeMappings, type StoredMapping, savedMappings, timesSaved } from "./store.ts";

type Part = "proposeMapping" | "listMappings" | "saveMapping" | "removeMapping";

const MOST = 200;

export function tableHandlers(): Pick<Handlers<HubEnv>, Part> {
  return {
    async proposeMapping(c) {
      const read = proposeTable(await readCapped(c.req.raw, INLINE_CAP));
      if (!read.ok) throw new Refusal("NOT_UNDERSTOOD", { faults: read.refused });
      const mapping = read.mapping === undefined ? null : bare(read.mapping);
      const sample = read.sample.map((row) => [...row]);
      const headers = [...read.headers];
      const suggested: Suggested | null = mapping && {
        by: "machine",
        method: "columns by the words of their headers",
        inputs: headers.map((id) => ({ kind: "column" as const, id })),
      };
      return c.json({ mapping, headers, sample, fields: [...TABLE_FIELDS], refused: [], suggested }, 200);
    },

    async listMappings(c) {
      const { room, acting } = c.get("signed");
      const found = await asReader(room.realm, acting.reader, (tx) => savedMappings(tx), { readOnly: true });
      return c.json({ items: found.map(shown) }, 200);
    },

    async saveMapping(c) {
      // untrusted: fields and zones are held to what the reader of tables knows.
      const read = TableMapping.safeParse(c.req.valid("json"));
      if (!read.success) {
        const faults = read.error.issues.map(({ path, message }) => ({
          code: "BAD_VALUE",
          place: ["$", ...path.map(String)].join("."),
          say: { en: message, ja: `使えない項目です（${TABLE_FIELDS.join("、")}）。` },
        }));
        throw new Refusal("NOT_UNDERSTOOD", { faults });
      }
      return c.json(shown(await save(c.get("signed"), c.req.valid("param").name, read.data)), 200);
    },

    async removeMapping(c) {
      return c.json(shown(await remove(c.get("signed"), c.req.valid("param").name)), 200);
    },
  };
}

async function save(signed: Signed, name: string, mapping: TableMapping): Promise<StoredMapping> {
  const { room, acting, body } = signed;
  const label = await internLabel(room.realm, ownLabel(body, undefined));
  return asReader(room.realm, acting.reader, async (tx) => {
    const before = await savedMappings(tx);
    if (before.length >= MOST && !before.some((one) => one.name === name)) {
      const say = { en: `A body keeps ${MOST} mappings.`, ja: `対応付けは${MOST}件まで保存できます。` };
      throw new Refusal("BAD_REQUEST", { faults: [{ code: "TOO_MANY", place: "name", say }] });
    }
    const at = (await tx.now()).toString();
    const id = room.realm
      .chance({ actorId: tx.reader.actorId, act: `mapping ${name} ${at} ${await timesSaved(tx, name)}` })
      .uuid();
    await insertMapping(tx, { id, label, name, mapping, at });
    const facts = { name, columns: Object.keys(mapping.columns).length };
    await record(tx, [
      { act: "mapping.saved", actorId: tx.reader.actorId, labelId: label.label_id, subject: id, facts },
    ]);
    return { name, since: at, mapping };
  });
}

async function remove(signed: Signed, name: string): Promise<StoredMapping> {
  const { room, acting, body } = signed;
  const label = await internLabel(room.realm, ownLabel(body, undefined));
  return asReader(room.realm, acting.reader, async (tx) => {
    const [found] = await savedMappings(tx, name);
    if (!found) throw new Refusal("NOT_FOUND");
    await removeMappings(tx, name, (await tx.now()).toString());
    await record(tx, [
      {
        act: "mapping.removed",
        actorId: tx.reader.actorId,
        labelId: label.label_id,
        subject: null,
        facts: { name },
      },
    ]);
    return found;
  });
}

const shown = ({ name, since, mapping }: StoredMapping): SavedMapping => ({ name, since, mapping: bare(mapping) });

function bare({ rows, columns, always, timezone }: TableMapping): SavedMapping["mapping"] {
  const fixed = Object.entries(always ?? {}).flatMap(([field, value]) => (value === undefined ? [] : [[field, value]]));
  return {
    rows,
    columns: { ...columns },
    ...(always === undefined ? {} : { always: Object.fromEntries(fixed) as Record<string, string> }),
    ...(timezone === undefined ? {} : { timezone }),
  };
}
