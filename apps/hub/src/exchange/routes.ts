/** Channels and the delivery log over HTTP. */
import type { Dispatch, Handlers, PartnerChannel } from "@noroshi/api";
import { type Ended, type PushCode, sayOfPull, sayOfPush } from "@noroshi/sharing";
import type { Signed } from "../accounts/signed.ts";
import { actSaid } from "../acts/said.ts";
import { asReader } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { cut, startOf } from "../http/paging.ts";
import { Refusal } from "../http/problem.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { isUuid } from "../intake/routes.ts";
import type { PartnerLine } from "../outbound/partner.ts";
import { type ChannelRow, channelRows } from "./channel-store.ts";
import { ChannelSaid, keepChannel, Nothing, sendAgain } from "./channels.ts";
import { dispatchRows, type TryRow, triesOf } from "./dispatch-store.ts";
import { partnerOf } from "./partner-page.ts";

const READ = { readOnly: true } as const;
const TRIES_SHOWN = 5;

type Part = "getPartner" | "listChannels" | "keepChannel" | "listDispatches" | "sendAgain";

export function exchangeHandlers(line: PartnerLine): Pick<Handlers<HubEnv>, Part> {
  return {
    async listChannels(c) {
      const signed = c.get("signed");
      const rows = await asReader(signed.room.realm, signed.acting.reader, channelRows, READ);
      const directory = await signed.room.directory();
      return c.json({ items: rows.map((r) => channelOf(signed, r, bodyOf(directory, r.organisation_id))) }, 200);
    },

    async getPartner(c) {
      return c.json(await partnerOf(c.get("signed"), c.req.valid("param").body), 200);
    },

    async keepChannel(c) {
      const does = keepChannel.bind(null, line);
      return c.json(await actSaid(c, ChannelSaid, does), 202);
    },

    async listDispatches(c) {
      const { room, acting } = c.get("signed");
      const { limit, cursor, show, channel } = c.req.valid("query");
      const readerId = acting.reader.organisationId;
      const after = startOf(room.seals, readerId, "dispatches", cursor);
      if (channel !== undefined && !isUuid(channel)) throw new Refusal("NOT_FOUND");
      const ask = { after, limit, state: show === "all" ? null : show, channel: channel ?? null };
      const directory = await room.directory();
      const page = await asReader(
        room.realm,
        acting.reader,
        async (tx) => {
          const { page: rows, next } = cut(room.seals, readerId, "dispatches", await dispatchRows(tx, ask), limit);
          const ids = rows.map((r) => r.id);
          const log = Map.groupBy(await triesOf(tx, ids, TRIES_SHOWN), (t) => t.dispatch_id);
          const items = rows.map(
            (r): Dispatch => ({
              id: r.id,
              at: r.at,
              channel: r.channel,
              body: bodyOf(directory, r.organisation_id),
              way: r.way,
              what: r.release === null ? "recall" : "package",
              release: r.release,
              audience: r.audience,
              state: r.state,
              tries: r.tries,
              nextAt: r.state === "waiting" ? r.next_at : null,
              endedAt: r.ended_at,
              code: r.code,
              say: r.code === null ? null : say(r.code),
              log: (log.get(r.id) ?? []).map(shown),
            }),
          );
          return { items, next };
        },
        READ,
      );
      return c.json(page, 200);
    },

    async sendAgain(c) {
      const { id } = c.req.valid("param");
      if (!isUuid(id)) throw new Refusal("NOT_FOUND");
      return c.json(await actSaid(c, Nothing, (_, tx, doing) => sendAgain(tx, doing, id)), 202);
    },
  };
}

type PullCode = Ended["code"];
// Trusts: only this hub writes codes.
const say = (code: string) => sayOfPush(code as PushCode);
const shown = (t: TryRow) => ({ at: t.at, code: t.code, say: say(t.code), nextAt: t.next_at });

function channelOf(signed: Signed, r: ChannelRow, body: PartnerChannel["body"]): PartnerChannel {
  return {
    id: r.id,
    body,
    way: r.way,
    address: r.address,
    login: r.login,
    state: r.state,
    openedAt: r.opened_at,
    hasSecret: r.has_secret,
    signingKey: r.way === "webhook" ? signed.room.realm.key.derive(`webhook:${r.id}`).toString("hex") : null,
    standing: { waiting: r.waiting, delivered: r.delivered, inPart: r.in_part, dead: r.dead },
    subscription:
      r.every_minutes === null
        ? null
        : {
            everyMinutes: r.every_minutes,
            nextAt: r.state === "open" ? r.next_at : null,
            lastAt: r.last_at,
            lastCode: r.last_code,
            say: r.last_code === null ? null : sayOfPull(r.last_code as PullCode),
            notes: [...r.last_notes],
            taken: r.taken,
            failures: r.failures,
          },
  };
}
