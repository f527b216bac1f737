/** Previews over HTTP: who sees this and why; what both I and another body see. */
import type { Handlers } from "@noroshi/api";
import { type Label, maySee } from "@noroshi/handling";
import { asReader } from "../db/act.ts";
import { isClosed } from "../db/closed.ts";
import { internLabel } from "../db/labels.ts";
import { readLabels } from "../db/world.ts";
import type { HubEnv } from "../http/env.ts";
import { Refusal } from "../http/problem.ts";
import { isCaveat, ownLabel } from "../intake/markings.ts";
import { bodyOf, seeReports } from "../intake/reading/reports.ts";
import { pageOfReports } from "../intake/reading/store.ts";
import { record } from "../oversight/recorder.ts";
import { knownTo, whoSees } from "./preview.ts";
import { sightIn } from "./sight-in.ts";
import { labelOfReport, labelsOfReports, valueLabels, valuesOf } from "./store.ts";

const REPORTS = 50;
const VALUES = 2000;

export function previewHandlers(): Pick<Handlers<HubEnv>, "whoSeesReport" | "whoWouldSee" | "lookThrough"> {
  return {
    async whoSeesReport(c) {
      const signed = c.get("signed");
      const { room, acting } = signed;
      const { id } = c.req.valid("param");
      const directory = await room.directory();
      const found = await asReader(
        room.realm,
        acting.reader,
        async (tx) => {
          const labelId = await labelOfReport(tx, id);
          if (labelId === undefined) return undefined;
          const values = await valueLabels(tx, id);
          const labels = await readLabels(tx.db, [labelId, ...values.map((v) => v.label_id)]);
          const label = labels.get(labelId);
          if (!label) return undefined;
          const under = values.flatMap((v) => {
            const one = labels.get(v.label_id);
            return one ? [{ label: one, items: v.items }] : [];
          });
          const sight = await sightIn(tx, directory, labels.values());
          return whoSees(
            { askerId: signed.body.id, bodies: knownTo(signed, directory), directory, sight },
            label,
            under,
          );
        },
        { readOnly: true },
      );
      if (!found) throw new Refusal("NOT_FOUND");
      return c.json(found, 200);
    },

    async whoWouldSee(c) {
      const signed = c.get("signed");
      const { room, acting, body } = signed;
      const said = c.req.valid("json");
      const directory = await room.directory();
      const known = knownTo(signed, directory);
      const wrong = (place: string, word: string) =>
        new Refusal("BAD_REQUEST", {
          faults: [
            { code: "BAD_VALUE", place, say: { en: `Not known here: ${word}`, ja: `ここにはありません: ${word}` } },
          ],
        });
      const caveats = said.caveats.map((caveat) => {
        if (!isCaveat(caveat)) throw wrong("caveats", caveat);
        return caveat;
      });
      const audience = said.audience?.map((slug) => {
        const named = known.find((o) => o.slug === slug);
        if (!named) throw wrong("audience", slug);
        return named.id;
      });
      const label: Label = {
        ownerId: body.id,
        originatorId: body.id,
        tlp: said.tlp,
        caveats,
        consent: [],
        audience: audience ?? null,
        class: "report",
        sealedTo: null,
      };
      const sight = await asReader(room.realm, acting.reader, (tx) => sightIn(tx, directory, []), { readOnly: true });
      return c.json(whoSees({ askerId: body.id, bodies: known, directory, sight }, label, []), 200);
    },

    async lookThrough(c) {
      const signed = c.get("signed");
      const { room, acting } = signed;
      const directory = await room.directory();
      const slug = c.req.valid("param").body;
      const other = knownTo(signed, directory).find((o) => o.slug === slug);
      if (!other) throw new Refusal("NOT_FOUND");
      const own = await internLabel(room.realm, ownLabel(signed.body, undefined));
      const seen = await asReader(room.realm, acting.reader, async (tx) => {
        await record(tx, [
          {
            act: "preview.looked_through",
            actorId: tx.reader.actorId,
            labelId: own.label_id,
            subject: other.id,
            facts: { request: c.get("requestId") },
          },
        ]);
        if (await isClosed(tx, other.id)) return { closed: true, more: false, reports: [] };
        const newest = await pageOfReports(tx, undefined, REPORTS);
        const ids = newest.slice(0, REPORTS).map((p) => p.id);
        const values = await valuesOf(tx, ids, VALUES);
        const ofReport = await labelsOfReports(tx, ids);
        const used = [...new Set([...ofReport.values(), ...values.map((v) => v.label_id)])];
        const labels = used.length === 0 ? new Map<number, Label>() : await readLabels(tx.db, used);
        const sight = await sightIn(tx, directory, labels.values());
        // Both: what is read here is the asker's own; of that, what the rule also gives to the other body.
        const both = (labelId: number | undefined): boolean => {
          const label = labelId === undefined ? undefined : labels.get(labelId);
          return label !== undefined && maySee(sight.facts(other), label, sight).allowed;
        };
        const reports = await seeReports(room.realm, tx, directory, ids);
        return {
          closed: false,
          more: newest.length > REPORTS,
          reports: reports.flatMap(({ summary, ownerId }) => {
            const sees = both(ofReport.get(summary.id));
            const shared = values
              .filter((v) => v.report_id === summary.id && both(v.label_id))
              .map(({ kind, value }) => ({ kind, value }));
            if (!sees && shared.length === 0) return [];
            const { id, receivedAt, marking } = summary;
            const title = sees ? summary.title : "";
            return [{ id, title, receivedAt, sender: bodyOf(directory, ownerId), sees, marking, values: shared }];
          }),
        };
      });
      return c.json({ body: bodyOf(directory, other.id), ...seen }, 200);
    },
  };
}
