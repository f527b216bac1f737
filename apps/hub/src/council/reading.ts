/** Memberships as the office and the body itself see them. */
import type { CouncilMember, CouncilMembership } from "@noroshi/api";
import type { Signed } from "../accounts/signed.ts";
import type { Directory } from "../accounts/store.ts";
import type { ReaderTx } from "../db/act.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { acceptancesOf, type MemberRow, memberEvents, namedPeople } from "./store.ts";

export function memberOf(directory: Directory, r: MemberRow): CouncilMember {
  const { id, label_id: _, accepted_version: version, accepted_at: at, ...rest } = r;
  return { ...rest, body: bodyOf(directory, id), accepted: version === null || at === null ? null : { version, at } };
}

/** One membership with its history, its acceptances and the people of the body. */
export async function seeMembership(signed: Signed, tx: ReaderTx, row: MemberRow): Promise<CouncilMembership> {
  const directory = await signed.room.directory();
  const [events, acceptances, people] = [
    await memberEvents(tx, row.id),
    await acceptancesOf(tx, row.id),
    await namedPeople(tx, row.id),
  ];
  return {
    ...memberOf(directory, row),
    history: events.map((e) => ({
      kind: e.kind,
      reason: e.reason,
      by: { name: e.name, body: e.organisation_id === null ? null : bodyOf(directory, e.organisation_id) },
      at: e.at,
    })),
    acceptances: [...acceptances],
    named: people.map((p) => ({
      name: { en: p.name, ja: p.name_ja ?? p.name },
      own: p.actor_id === tx.reader.actorId,
      at: p.at,
    })),
  };
}
