/** The member's page: what was released to a body, as it stands now, with what that body said came of it. */
import type { ReceivedPage } from "@noroshi/api";
import { sharedValue } from "@noroshi/sharing";
import type { Signed } from "../accounts/signed.ts";
import { asReader } from "../db/act.ts";
import { cut, startOf } from "../http/paging.ts";
import { ownAnswers, type ReceivedRow, receivedKinds, receivedRows } from "./received-store.ts";
import { type Serving, servingFor } from "./unlisted.ts";

interface Asked {
  readonly kind?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** @throws Refusal BAD_CURSOR */
export async function receivedPage(signed: Signed, asked: Asked): Promise<ReceivedPage> {
  const { room, acting } = signed;
  const readerId = acting.reader.organisationId;
  const purpose = `received ${asked.kind ?? ""}`;
  const after = startOf(room.seals, readerId, purpose, asked.cursor);
  return asReader(
    room.realm,
    acting.reader,
    async (tx) => {
      const found = await receivedRows(tx, { after, limit: asked.limit, kind: asked.kind ?? null });
      const { page, next } = cut(room.seals, readerId, purpose, found, asked.limit);
      const serving = await servingFor(room.realm, tx);
      const answers = Map.groupBy(await ownAnswers(tx, page), (a) => `${a.kind} ${a.value}`);
      const items = page.map((r) => ({
        ...toldOf(r, serving),
        answers: (answers.get(`${r.kind} ${r.value}`) ?? []).map(({ says, tell, at }) => ({ says, tell, at })),
      }));
      return { items, next, kinds: [...(await receivedKinds(tx))] };
    },
    { readOnly: true },
  );
}

function toldOf(r: ReceivedRow, serving: Serving) {
  const v = sharedValue(r.kind, r.value, r.body);
  return {
    kind: r.kind,
    value: r.value,
    tlp: v.tlp,
    terms: [...v.terms],
    validUntil: v.validUntil,
    addedAt: r.at,
    state: r.state,
    unlisted: r.may_block ? (serving.leaves(r.kind, r.value) ?? null) : ("marking" as const),
  };
}
