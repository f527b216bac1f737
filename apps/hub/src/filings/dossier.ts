/** Where a body stands with one case: its facts, its duties, what it filed. One reading for the assistant, previews and filing. */
import { choose, type FactSet, type FactStatement, type Told } from "@noroshi/cases";
import type { Signed } from "../accounts/signed.ts";
import { type SeenCase, seeCases } from "../cases/reading/cases.ts";
import { findCase } from "../cases/reading/store.ts";
import type { ReaderTx } from "../db/act.ts";
import { type Standing, standing } from "./duties.ts";
import { gather } from "./gather.ts";
import { contentsOf, type Dossier, dossiersOf, type FilingContent, type FilingRow, filingsIn } from "./store.ts";

export interface OpenCase {
  readonly seen: SeenCase;
  readonly dossiers: readonly Dossier[];
  readonly statements: readonly FactStatement[];
  /** What the body itself holds to be so. */
  readonly facts: FactSet;
  readonly filed: readonly FilingRow[];
  readonly contents: ReadonlyMap<string, FilingContent>;
  readonly standing: Standing;
  readonly now: string;
}

/** @returns undefined where the reader sees no such case */
export async function openCaseFile(signed: Signed, tx: ReaderTx, idOrNumber: string): Promise<OpenCase | undefined> {
  const { realm } = signed.room;
  const id = await findCase(tx, idOrNumber);
  if (id === undefined) return undefined;
  const now = (await tx.now()).toString();
  const [seen] = await seeCases(realm, tx, await signed.room.directory(), [id], now);
  if (!seen) return undefined;
  const dossiers = await dossiersOf(realm, tx, id);
  const statements = await gather(signed, tx, seen, dossiers);
  const facts = choose(statements);
  const filed = await filingsIn(
    tx,
    dossiers.map((d) => d.id),
  );
  return {
    seen,
    dossiers,
    statements,
    facts,
    filed,
    contents: await contentsOf(realm, tx, filed),
    standing: standing(
      facts,
      filed.map((f) => ({ filing: f.id, meets: f.meets, at: f.at })),
    ),
    now,
  };
}

/** What each form's last filing to each recipient told. */
export function lastTold(file: Pick<OpenCase, "filed" | "contents">): readonly (Told & { readonly row: FilingRow })[] {
  const last = new Map<string, FilingRow>();
  for (const f of file.filed) last.set(`${f.form} ${f.recipient_id ?? ""}`, f);
  return [...last.values()].flatMap((row) => {
    const content = file.contents.get(row.id);
    return content ? [{ filing: row.id, at: row.at, told: content.told, row }] : [];
  });
}
