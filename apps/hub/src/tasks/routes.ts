/** Playbooks and tasks over HTTP. What a body may do with a task is settled in each act; what is visible, by row security. */
import type { Handlers, PlaybookSummary } from "@noroshi/api";
import { isUsable, readPlaybook } from "@noroshi/cases";
import type { Context } from "hono";
import type { Signed } from "../accounts/signed.ts";
import { actSaid } from "../acts/said.ts";
import { findCase } from "../cases/reading/store.ts";
import { asDuty, asReader, type ReaderTx } from "../db/act.ts";
import { internLabel } from "../db/labels.ts";
import type { HubEnv } from "../http/env.ts";
import { cut, startOf } from "../http/paging.ts";
import { Refusal } from "../http/problem.ts";
import { readCapped } from "../http/request-body.ts";
import { tagOf, versionSeen } from "../http/versions.ts";
import { ownLabel } from "../intake/markings.ts";
import { isUuid } from "../intake/routes.ts";
import { record } from "../oversight/recorder.ts";
import { BeginSaid, begin, GiveSaid, giveOne, planOf } from "./give.ts";
import { byLead, byOwner, LeadSaid, OwnerSaid } from "./move.ts";
import { type KnownPlaybook, playbooksOf } from "./playbook-book.ts";
import { playbookOut } from "./playbook-out.ts";
import { keepPlaybook } from "./playbook-store.ts";
import { seeTasks } from "./reading.ts";
import { findTask, pageOfTasks } from "./store.ts";

type Part =
  | "listPlaybooks"
  | "getPlaybook"
  | "addPlaybook"
  | "planTasks"
  | "beginPlaybook"
  | "giveTask"
  | "exportTasks"
  | "listTasks"
  | "getTask"
  | "moveTask"
  | "directTask";

const READ = { readOnly: true } as const;
/** A playbook of two hundred steps is far smaller. */
const PLAYBOOK_CAP = 1024 * 1024;

export function taskHandlers(): Pick<Handlers<HubEnv>, Part> {
  return {
    async listPlaybooks(c) {
      const { room, acting } = c.get("signed");
      const items = await asReader(
        room.realm,
        acting.reader,
        async (tx) => {
          const now = (await tx.now()).toString();
          return (await playbooksOf(tx)).map((p) => summaryOf(p, now));
        },
        READ,
      );
      return c.json({ items }, 200);
    },

    async getPlaybook(c) {
      const { room, acting } = c.get("signed");
      const { id } = c.req.valid("param");
      const all = await asReader(room.realm, acting.reader, playbooksOf, READ);
      const found = all.find((p) => p.id === id);
      if (!found) throw new Refusal("NOT_FOUND");
      return c.json({ ...found.document, type: "playbook" as const, id: found.id }, 200);
    },

    async addPlaybook(c) {
      const signed = c.get("signed");
      const bytes = await readCapped(c.req.raw, PLAYBOOK_CAP);
      if (signed.body.kind !== "coordinator") throw new Refusal("NOT_ALLOWED");
      return c.json(await takeIn(signed, bytes), 200);
    },

    async planTasks(c) {
      const signed = c.get("signed");
      const { id, playbook } = c.req.valid("param");
      const plan = await asReader(
        signed.room.realm,
        signed.acting.reader,
        (tx) => planOf(signed, tx, id, playbook),
        READ,
      );
      return c.json(plan, 200);
    },

    async beginPlaybook(c) {
      const { id } = c.req.valid("param");
      return c.json(await actSaid(c, BeginSaid, (signed, tx, doing, said) => begin(signed, tx, doing, id, said)), 202);
    },

    async giveTask(c) {
      const { id } = c.req.valid("param");
      return c.json(await actSaid(c, GiveSaid, (signed, tx, doing, said) => giveOne(signed, tx, doing, id, said)), 202);
    },

    async exportTasks(c) {
      const signed = c.get("signed");
      const { id } = c.req.valid("param");
      const file = await asReader(
        signed.room.realm,
        signed.acting.reader,
        async (tx) => {
          const caseId = await caseNamed(tx, id);
          if (caseId === undefined) throw new Refusal("NOT_FOUND");
          return playbookOut(signed, tx, caseId);
        },
        READ,
      );
      c.header("content-disposition", 'attachment; filename="playbook.json"');
      return c.json({ ...file, type: "playbook" as const, id: String(file["id"]) }, 200);
    },

    async listTasks(c) {
      const signed = c.get("signed");
      const { room, acting } = signed;
      const { limit, cursor, show, case: inCase } = c.req.valid("query");
      const readerId = acting.reader.organisationId;
      const after = startOf(room.seals, readerId, "tasks", cursor);
      const page = await asReader(
        room.realm,
        acting.reader,
        async (tx) => {
          const caseId = await caseNamed(tx, inCase);
          const rows = await pageOfTasks(tx, { caseId, mine: show === "mine", after, limit });
          const { page: cutRows, next } = cut(room.seals, readerId, "tasks", rows, limit);
          return { items: await seeTasks(signed, tx, cutRows), next };
        },
        READ,
      );
      return c.json(page, 200);
    },

    async getTask(c) {
      const signed = c.get("signed");
      const { id } = c.req.valid("param");
      if (!isUuid(id)) throw new Refusal("NOT_FOUND");
      const [task] = await asReader(
        signed.room.realm,
        signed.acting.reader,
        async (tx) => {
          const row = await findTask(tx, id);
          return row ? seeTasks(signed, tx, [row]) : [];
        },
        READ,
      );
      if (!task) throw new Refusal("NOT_FOUND");
      c.header("etag", tagOf(task.version));
      return c.json(task, 200);
    },

    async moveTask(c) {
      const seen = seenIn(c, c.req.valid("param").id);
      return c.json(
        await actSaid(c, OwnerSaid, (signed, tx, doing, said) => byOwner(signed, tx, doing, seen, said)),
        202,
      );
    },

    async directTask(c) {
      const seen = seenIn(c, c.req.valid("param").id);
      return c.json(
        await actSaid(c, LeadSaid, (signed, tx, doing, said) => byLead(signed, tx, doing, seen, said)),
        202,
      );
    },
  };
}

/** @throws Refusal NOT_FOUND for a case out of sight */
async function caseNamed(tx: ReaderTx, idOrNumber: string | undefined): Promise<string | undefined> {
  if (idOrNumber === undefined) return undefined;
  const id = await findCase(tx, idOrNumber);
  if (id === undefined) throw new Refusal("NOT_FOUND");
  return id;
}

function seenIn(c: Context<HubEnv>, id: string) {
  if (!isUuid(id)) throw new Refusal("NOT_FOUND");
  return { id, version: versionSeen(c) };
}

/** @throws Refusal NOT_UNDERSTOOD with every place that a machine would run or that is not CACAO 2.0 */
async function takeIn(signed: Signed, bytes: Buffer): Promise<PlaybookSummary> {
  let document: unknown;
  try {
    document = JSON.parse(bytes.toString("utf8"));
  } catch {
    document = undefined;
  }
  const read = readPlaybook(document);
  if (!read.ok) throw new Refusal("NOT_UNDERSTOOD", { faults: read.faults });
  const { realm } = signed.room;
  const { reader } = signed.acting;
  const { id, modified } = read.playbook;
  const kept = await asDuty(realm, "door", (tx) =>
    keepPlaybook(tx, { id, modified, document: bytes.toString("utf8"), by: reader.actorId }),
  );
  const label = await internLabel(realm, ownLabel(signed.body, undefined));
  return asReader(realm, reader, async (tx) => {
    await record(tx, [
      {
        act: "playbook.added",
        actorId: reader.actorId,
        labelId: label.label_id,
        subject: null,
        facts: { playbook: id, modified, kept },
      },
    ]);
    const now = (await tx.now()).toString();
    const known = (await playbooksOf(tx)).find((p) => p.id === id);
    if (!known) throw new Error("a playbook that was kept is not there");
    return summaryOf(known, now);
  });
}

function summaryOf(p: KnownPlaybook, now: string): PlaybookSummary {
  return {
    id: p.id,
    name: p.name,
    incidentTypes: [...p.incidentTypes],
    modified: p.modified,
    from: p.from,
    usable: isUsable(p, now),
    tasks: p.tasks.length,
  };
}
