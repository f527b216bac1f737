/** The case room over HTTP. What a body may do in it is settled in each act; what is visible, by row security. */
import type { Handlers } from "@noroshi/api";
import type { Context } from "hono";
import type { Signed } from "../accounts/signed.ts";
import { actSaid } from "../acts/said.ts";
import { asReader, type ReaderTx } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { tagOf, versionSeen } from "../http/versions.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { ReasonSaid, setCaseClosed } from "./closing.ts";
import { inRoom } from "./in-room.ts";
import { answerLead, LeadAnswered, LeadOffered, offerLead } from "./lead.ts";
import { NoteSaid, noteOf, writeNote } from "./note.ts";
import { AnswerSaid, answerNaming, disclosureOf, NamingSaid, name } from "./participants.ts";
import { caseRoom } from "./reading.ts";
import { StatementSaid, sayInCase } from "./say.ts";
import { latestNote, notePresence, roomAsks } from "./store.ts";
import { languageContent } from "./translation.ts";

type Part =
  | "getCaseRoom"
  | "listRoomAsks"
  | "previewNaming"
  | "nameParticipant"
  | "answerNaming"
  | "offerLead"
  | "answerLead"
  | "getTranslation"
  | "sayInCase"
  | "writeNote"
  | "closeCase"
  | "reopenCase"
  | "bePresent";

const READ = { readOnly: true } as const;

export function roomHandlers(): Pick<Handlers<HubEnv>, Part> {
  return {
    async getCaseRoom(c) {
      const { id } = c.req.valid("param");
      const room = await reading(c, (signed, tx) => caseRoom(signed, tx, id));
      c.header("etag", tagOf(room.note?.version ?? 0));
      return c.json(room, 200);
    },

    async listRoomAsks(c) {
      const items = await reading(c, async (signed, tx) => {
        const directory = await signed.room.directory();
        return (await roomAsks(tx)).map((r) => ({
          case: { id: r.id, number: r.number },
          kind: r.kind,
          from: bodyOf(directory, r.from_id),
          at: r.at,
        }));
      });
      return c.json({ items }, 200);
    },

    async previewNaming(c) {
      const { id } = c.req.valid("param");
      const { body } = c.req.valid("query");
      return c.json(await reading(c, (signed, tx) => disclosureOf(signed, tx, id, body)), 200);
    },

    async nameParticipant(c) {
      const { id } = c.req.valid("param");
      return c.json(await actSaid(c, NamingSaid, (signed, tx, doing, said) => name(signed, tx, doing, id, said)), 202);
    },

    async answerNaming(c) {
      const { id } = c.req.valid("param");
      return c.json(
        await actSaid(c, AnswerSaid, (signed, tx, doing, said) => answerNaming(signed, tx, doing, id, said)),
        202,
      );
    },

    async offerLead(c) {
      const { id } = c.req.valid("param");
      return c.json(
        await actSaid(c, LeadOffered, (signed, tx, doing, said) => offerLead(signed, tx, doing, id, said)),
        202,
      );
    },

    async answerLead(c) {
      const { id } = c.req.valid("param");
      return c.json(
        await actSaid(c, LeadAnswered, (signed, tx, doing, said) => answerLead(signed, tx, doing, id, said)),
        202,
      );
    },

    async getTranslation(c) {
      const signed = c.get("signed");
      const { id, statement } = c.req.valid("param");
      const { name, text } = await asReader(
        signed.room.realm,
        signed.acting.reader,
        (tx) => languageContent(signed, tx, id, statement),
        { readOnly: true },
      );
      c.header("content-disposition", `attachment; filename="${name}"`);
      return c.json(JSON.parse(text) as { type: "bundle" }, 200);
    },

    async sayInCase(c) {
      const { id } = c.req.valid("param");
      return c.json(
        await actSaid(c, StatementSaid, (signed, tx, doing, said) => sayInCase(signed, tx, doing, id, said)),
        202,
      );
    },

    async writeNote(c) {
      const { id } = c.req.valid("param");
      const seen = versionSeen(c);
      await actSaid(c, NoteSaid, (signed, tx, doing, said) => writeNote(signed, tx, doing, id, seen, said));
      const note = await reading(c, async (signed, tx) => {
        const row = await latestNote(signed.room.realm, tx, (await inRoom(signed, tx, id)).id);
        if (!row) throw new Error("a note that was written is not there");
        return noteOf(row, await signed.room.directory());
      });
      c.header("etag", tagOf(note.version));
      return c.json(note, 200);
    },

    async closeCase(c) {
      const { id } = c.req.valid("param");
      return c.json(
        await actSaid(c, ReasonSaid, (s, tx, doing, said) => setCaseClosed(s, tx, doing, id, true, said)),
        202,
      );
    },

    async reopenCase(c) {
      const { id } = c.req.valid("param");
      return c.json(
        await actSaid(c, ReasonSaid, (s, tx, doing, said) => setCaseClosed(s, tx, doing, id, false, said)),
        202,
      );
    },

    async bePresent(c) {
      const signed = c.get("signed");
      const { id } = c.req.valid("param");
      await asReader(signed.room.realm, signed.acting.reader, async (tx) => {
        const found = await inRoom(signed, tx, id);
        await notePresence(tx, found.id, found.label.label_id);
      });
      return c.body(null, 204);
    },
  };
}

function reading<T>(c: Context<HubEnv>, fn: (signed: Signed, tx: ReaderTx) => Promise<T>): Promise<T> {
  const signed = c.get("signed");
  return asReader(signed.room.realm, signed.acting.reader, (tx) => fn(signed, tx), READ);
}
