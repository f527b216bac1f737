/**
 * Whom the values of a report concern: by ownership alone, over what the office itself sees. For each body it says whether a notice
 * could be released to it, by the rule that a release would follow; the notice itself is a release that a person orders.
 */
import type { BodyFacts, World } from "@noroshi/handling";
import { packageFor } from "@noroshi/handling";
import { type Concern, routesOf } from "@noroshi/sharing";
import { Temporal } from "temporal-polyfill";
import type { Signed } from "../accounts/signed.ts";
import type { ReaderTx } from "../db/act.ts";
import { closedAmong } from "../db/closed.ts";
import { readLabels } from "../db/world.ts";
import { rulingOf } from "../fusion/policy.ts";
import { viewOf } from "../fusion/view.ts";
import { Refusal } from "../http/problem.ts";
import { sourcesFrom } from "../sharing/sources.ts";
import { seesValueOf, sourceRows } from "../sharing/store.ts";
import { approvedAssets } from "./store.ts";

export interface Concerned {
  readonly bodyId: string;
  readonly values: readonly {
    readonly kind: string;
    readonly value: string;
    readonly why: Concern["why"];
    readonly asset: string;
    readonly important: boolean;
    /** Could this body be told of it now? */
    readonly mayReceive: boolean;
  }[];
}

/** @throws Refusal NOT_ALLOWED for a body that does not coordinate, NOT_FOUND for a report out of sight */
export async function whomItConcerns(signed: Signed, tx: ReaderTx, report: string): Promise<readonly Concerned[]> {
  const directory = await signed.room.directory();
  if (directory.coordinator?.id !== signed.body.id) throw new Refusal("NOT_ALLOWED");
  if (!(await seesValueOf(tx, report))) throw new Refusal("NOT_FOUND");
  const view = await viewOf(signed.room.realm, tx, [report]);
  const at = (await tx.now()).toString();
  const rows = await sourceRows(tx, [...view.members(report)].sort(), at);
  const labels = await readLabels(tx.db, [...new Set(rows.map((r) => r.label_id))]);
  const warning = (await rulingOf(signed.room.realm, tx))?.reference.warning;
  const sources = sourcesFrom(rows, labels, warning);
  const assets = (await approvedAssets(tx)).map((a) => ({ ...a, bodyId: a.organisation_id }));
  const routes = routesOf(assets);
  const values = new Map(sources.map((s) => [`${s.kind} ${s.value}`, s]));
  const found = [...values.values()].flatMap(({ kind, value }) =>
    routes.concerning(kind, value).map((c) => ({ kind, value, ...c })),
  );
  const world: World = {
    nowMs: Temporal.Instant.from(at).epochMilliseconds,
    hubCountry: directory.hubCountry,
    body: (id) => directory.byId(id),
  };
  const concerned = Map.groupBy(found, (f) => f.asset.bodyId);
  const closed = await closedAmong(tx, [...concerned.keys()]);
  return [...concerned]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([bodyId, list]): Concerned[] => {
      const body: BodyFacts | undefined = directory.byId(bodyId);
      if (!body) return [];
      const given = new Set(packageFor(sources, [body], world).values.map((v) => `${v.kind} ${v.value}`));
      const told = list.map((f) => ({
        kind: f.kind,
        value: f.value,
        why: f.why,
        asset: f.asset.value,
        important: f.asset.important,
        mayReceive: !closed.has(bodyId) && given.has(`${f.kind} ${f.value}`),
      }));
      return [{ bodyId, values: told }];
    });
}
