/** Pairs of reports over HTTP: proposals from what the reader sees, statements as acts. */
import type { Handlers } from "@noroshi/api";
import { z } from "zod";
import { actOnce } from "../acts/act.ts";
import { linkReasons } from "../cases/reading/link-reasons.ts";
import { asReader } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { cut, startOf } from "../http/paging.ts";
import { Refusal } from "../http/problem.ts";
import { readCapped } from "../http/request-body.ts";
import { bodyOf, seeReports } from "../intake/reading/reports.ts";
import { newestToCompare } from "../intake/reading/store.ts";
import { receiptBody } from "../intake/receipt-body.ts";
import { idempotencyKey } from "../intake/routes.ts";
import { relationsAmong } from "./campaigns.ts";
import { proposalsAmong } from "./proposals.ts";
import { pageOfSaid } from "./said-store.ts";
import { say } from "./say.ts";
import { sayCampaigns, sayWaves } from "./say-relations.ts";
import { methodIn, suggestedBy } from "./suggested.ts";

/** Pairs are looked for around so many of the newest reports, and so many are shown. */
const AROUND = 300;
const SHOWN = 50;

/** A statement is small. */
const CAP = 64 * 1024;

const Saying = z.object({
  a: z.uuid(),
  b: z.uuid(),
  says: z.enum(["same", "apart", "revoked"]),
  why: z
    .string()
    .max(4000)
    .nullish()
    .transform((w) => w ?? null),
});

export function linkHandlers(): Pick<Handlers<HubEnv>, "listCampaigns" | "listProposals" | "listSaid" | "sayLink"> {
  return {
    async listProposals(c) {
      const { room, acting } = c.get("signed");
      const directory = await room.directory();
      const found = await asReader(
        room.realm,
        acting.reader,
        async (tx) => {
          const method = await methodIn(room.realm, tx);
          const pairs = await proposalsAmong(room.realm, tx, await newestToCompare(tx, AROUND));
          const ends = [...new Set(pairs.slice(0, SHOWN * 2).flatMap((p) => [p.a, p.b]))];
          const seen = new Map(
            (await seeReports(room.realm, tx, directory, ends)).map((r) => [r.summary.id, r.summary]),
          );
          // Where only values of a report are visible there is nothing to lay side by side.
          const whole = pairs.flatMap((p) => {
            const [a, b] = [seen.get(p.a), seen.get(p.b)];
            return a && b ? [{ a: { ...a, case: null }, b: { ...b, case: null }, link: p }] : [];
          });
          return {
            items: whole.slice(0, SHOWN).map(({ a, b, link }) => ({
              a,
              b,
              score: link.score,
              reasons: linkReasons(link),
              suggested: suggestedBy(method, [a.id, b.id]),
            })),
            total: whole.length,
          };
        },
        { readOnly: true },
      );
      return c.json(found, 200);
    },

    async listCampaigns(c) {
      const { room, acting } = c.get("signed");
      const directory = await room.directory();
      const found = await asReader(
        room.realm,
        acting.reader,
        async (tx) => {
          const newest = await newestToCompare(tx, AROUND);
          const { campaigns, waves } = await relationsAmong(room.realm, tx, newest);
          return {
            campaigns: await sayCampaigns(room.realm, tx, directory, campaigns),
            waves: await sayWaves(room.realm, tx, directory, waves),
          };
        },
        { readOnly: true },
      );
      return c.json(found, 200);
    },

    async listSaid(c) {
      const { room, acting } = c.get("signed");
      const { limit, cursor } = c.req.valid("query");
      const after = startOf(room.seals, acting.reader.organisationId, "said", cursor);
      const directory = await room.directory();
      const { rows, titles } = await asReader(
        room.realm,
        acting.reader,
        async (tx) => {
          const rows = await pageOfSaid(tx, after, limit);
          const ends = [...new Set(rows.flatMap((s) => [s.a, s.b]))];
          const seen = await seeReports(room.realm, tx, directory, ends);
          return { rows, titles: new Map(seen.map((r) => [r.summary.id, r.summary.title])) };
        },
        { readOnly: true },
      );
      const { page, next } = cut(room.seals, acting.reader.organisationId, "said", rows, limit);
      const items = page.map(({ owner_id, actor, ...s }) => ({
        ...s,
        titles: { a: titles.get(s.a) ?? null, b: titles.get(s.b) ?? null },
        by: { name: actor, body: bodyOf(directory, owner_id) },
      }));
      return c.json({ items, next }, 200);
    },

    async sayLink(c) {
      const key = idempotencyKey(c);
      const bytes = await readCapped(c.req.raw, CAP);
      const said = Saying.safeParse(parsed(bytes));
      if (!said.success) {
        const faults = said.error.issues.map((i) => ({
          code: "BAD_VALUE",
          place: `$.${i.path.join(".")}`,
          say: {
            en: 'Write {"a": report, "b": report, "says": "same" | "apart" | "revoked"}.',
            ja: '{"a": 報告, "b": 報告, "says": "same" | "apart" | "revoked"} の形で書いてください。',
          },
        }));
        throw new Refusal("NOT_UNDERSTOOD", { faults });
      }
      const signed = c.get("signed");
      const answer = await actOnce(signed, { key, bytes }, (tx, doing) => say(signed, tx, doing, said.data));
      return c.json(receiptBody(answer), 202);
    },
  };
}

// untrusted: a request's body
function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}
