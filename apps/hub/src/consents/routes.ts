/** Requests for consent over HTTP: what this body asked and was asked, each with its answers and its effect as the reader sees it. */
import type { ConsentRequest, Handlers } from "@noroshi/api";
import { maySee } from "@noroshi/handling";
import type { Directory } from "../accounts/store.ts";
import { actSaid } from "../acts/said.ts";
import { asReader, type ReaderTx } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { readLabels } from "../db/world.ts";
import type { HubEnv } from "../http/env.ts";
import { cut, startOf } from "../http/paging.ts";
import { Refusal } from "../http/problem.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { isUuid } from "../intake/routes.ts";
import { sightIn } from "../preview/sight-in.ts";
import { toldUnder } from "../sharing/victims/card-store.ts";
import { endVictims } from "../sharing/victims/end.ts";
import { AnswerSaid, AskSaid, answerConsent, askConsent, EndSaid, endGranted, takeBackRequest } from "./ask.ts";
import { OfferSaid, offerNaming } from "./offer.ts";
import { answersTo, ownReports, type RequestRow, reasonsOf, requestRows, valuesUnder } from "./store.ts";

type Part =
  | "listConsentRequests"
  | "askConsent"
  | "offerNaming"
  | "answerConsent"
  | "takeBackConsentRequest"
  | "endConsent";

export function consentHandlers(): Pick<Handlers<HubEnv>, Part> {
  return {
    async listConsentRequests(c) {
      const { room, acting } = c.get("signed");
      const { limit, cursor, show } = c.req.valid("query");
      const readerId = acting.reader.organisationId;
      const after = startOf(room.seals, readerId, "consent requests", cursor);
      const directory = await room.directory();
      const page = await asReader(
        room.realm,
        acting.reader,
        async (tx) => {
          const found = await requestRows(tx, { after, limit, open: show === "to_answer" });
          const { page: rows, next } = cut(room.seals, readerId, "consent requests", found, limit);
          return { items: await shown(room.realm, tx, directory, rows), next };
        },
        { readOnly: true },
      );
      return c.json(page, 200);
    },

    async askConsent(c) {
      return c.json(await actSaid(c, AskSaid, askConsent), 202);
    },
    async offerNaming(c) {
      return c.json(await actSaid(c, OfferSaid, offerNaming), 202);
    },
    async answerConsent(c) {
      const id = uuidIn(c.req.valid("param").id);
      return c.json(await actSaid(c, AnswerSaid, (s, tx, doing, said) => answerConsent(s, tx, doing, id, said)), 202);
    },
    async takeBackConsentRequest(c) {
      const id = uuidIn(c.req.valid("param").id);
      return c.json(await actSaid(c, EndSaid, (s, tx, doing, said) => takeBackRequest(s, tx, doing, id, said)), 202);
    },
    async endConsent(c) {
      const id = uuidIn(c.req.valid("param").id);
      const answer = await actSaid(c, EndSaid, (s, tx, doing, said) => endGranted(s, tx, doing, id, said));
      await endVictims(c.get("signed").room); // whoever was told hears of it now; the next look makes up for it
      return c.json(answer, 202);
    },
  };
}

async function shown(
  realm: Realm,
  tx: ReaderTx,
  directory: Directory,
  rows: readonly RequestRow[],
): Promise<ConsentRequest[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((r) => r.id);
  const reasons = await reasonsOf(realm, tx, rows);
  const answers = Map.groupBy(await answersTo(realm, tx, ids), (a) => a.request_id);
  const effects = await effectsOf(
    tx,
    directory,
    rows.filter((r) => r.given !== "victim_naming"),
  );
  const told = Map.groupBy(await toldUnder(tx, ids), (t) => t.consent_request_id);
  const own = await ownReports(tx, [...new Set(rows.map((r) => r.report_id))]);
  return rows.map((r) => ({
    id: r.id,
    at: r.at,
    asker: bodyOf(directory, r.asker_id),
    asked: bodyOf(directory, r.asked_id),
    offered: r.offered,
    // Whoever is asked to be named in another body's report hears of no report.
    report:
      r.given === "victim_naming" && r.asker_id !== tx.reader.organisationId && !own.has(r.report_id)
        ? null
        : r.report_id,
    for: r.given,
    recipients: r.recipients.map((id) => bodyOf(directory, id)),
    kinds: [...r.kinds],
    groups: [...r.groups],
    fields: r.fields && [...r.fields],
    consent: (answers.get(r.id) ?? []).findLast((a) => a.victim_consent_id !== null)?.victim_consent_id ?? null,
    told: (told.get(r.id) ?? []).map((one) => ({
      body: bodyOf(directory, one.organisation_id),
      fields: [...one.fields],
      at: one.at,
      over: one.over,
    })),
    values: r.items === null ? null : r.items.map(([kind, value]) => ({ kind, value })),
    until: r.until,
    state: r.state,
    reason: reasons.get(r.id) ?? "",
    answers: (answers.get(r.id) ?? []).map((a) => ({
      kind: a.kind,
      by: a.by,
      body: bodyOf(directory, a.author_id),
      words: a.words,
      at: a.at,
    })),
    effect: effects.get(r.id) ?? [],
  }));
}

/** Of the values that the reader sees and that were asked for: how many each recipient may have now. */
async function effectsOf(
  tx: ReaderTx,
  directory: Directory,
  rows: readonly RequestRow[],
): Promise<ReadonlyMap<string, ConsentRequest["effect"]>> {
  const seen = await valuesUnder(tx, [...new Set(rows.map((r) => r.report_id))]);
  const used = [...new Set(seen.map((v) => v.label_id))];
  const labels = used.length === 0 ? new Map() : await readLabels(tx.db, used);
  const sight = await sightIn(tx, directory, labels.values());
  return new Map(
    rows.map((r) => {
      const wanted = r.items === null ? null : new Set(r.items.map(([kind, value]) => `${kind} ${value}`));
      const own = seen.filter((v) => v.report_id === r.report_id && (wanted?.has(`${v.kind} ${v.value}`) ?? true));
      const effect = r.recipients.flatMap((id) => {
        const body = directory.byId(id);
        if (!body) return [];
        const may = own.filter((v) => {
          const label = labels.get(v.label_id);
          return label !== undefined && maySee(sight.facts(body), label, sight).allowed;
        });
        return [{ body: bodyOf(directory, id), of: own.length, may: may.length }];
      });
      return [r.id, effect];
    }),
  );
}

function uuidIn(id: string): string {
  if (!isUuid(id)) throw new Refusal("NOT_FOUND");
  return id;
}
