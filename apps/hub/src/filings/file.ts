/**
 * A person files with authorities: what was previewed, frozen with its hash. All of one act are made from one state of knowledge
 * and may not contradict each other or what was filed before; all are filed, or none.
 */
import { contradictions, type Told } from "@noroshi/cases";
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Organisation } from "../accounts/store.ts";
import type { Doing, Done } from "../acts/act.ts";
import { actLabel } from "../acts/act-label.ts";
import type { ReaderTx } from "../db/act.ts";
import { internLabel, type Marking } from "../db/labels.ts";
import { Refusal } from "../http/problem.ts";
import { record } from "../oversight/recorder.ts";
import { type OpenCase, openCaseFile } from "./dossier.ts";
import { encodeFiling } from "./encode.ts";
import { meetClocks } from "./meet-clocks.ts";
import { type Preview, preview } from "./preview.ts";
import { CATALOGUE, FORMS } from "./profiles.ts";
import { begin } from "./state-facts.ts";
import { type Dossier, insertFiling } from "./store.ts";

export const Filing = z.object({
  filings: z
    .array(
      z.object({
        form: z.string().min(1).max(100),
        to: z.string().min(1).max(200).nullable(),
        digest: z.string().length(64),
        channel: z.enum(["hub", "outside", "oral"]).optional(),
      }),
    )
    .min(1)
    .max(20),
});
export type Filing = z.infer<typeof Filing>;

/** @throws Refusal FILED_BY_A_PERSON, NOT_FOUND, FILING_INCOMPLETE, FILING_CONTRADICTS, FILING_MOVED */
export async function fileAll(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  said: { readonly caseId: string } & Filing,
): Promise<Done> {
  if (signed.acting.kind !== "person") throw new Refusal("FILED_BY_A_PERSON");
  const file = await openCaseFile(signed, tx, said.caseId);
  if (!file) throw new Refusal("NOT_FOUND");
  const directory = await signed.room.directory();
  const orders = said.filings.map((f) => {
    const form = FORMS.get(f.form);
    const to = f.to === null ? undefined : (directory.bySlug(f.to) ?? directory.byId(f.to));
    if (!form || (f.to !== null && !to)) throw new Refusal("NOT_FOUND");
    const made = preview(file, form, to);
    if (made.digest !== f.digest) throw new Refusal("FILING_MOVED");
    return { made, channel: f.channel ?? (to ? "hub" : "outside") } as const;
  });
  refuseIncomplete(orders.map((o) => o.made));
  refuseContradictions(
    orders.map((o) => o.made),
    file.now,
  );
  const dossier = file.dossiers[0] ?? (await begin(signed, tx, doing, file.seen.room.case_id));
  let count = file.filed.length;
  for (const { made, channel } of orders)
    await freeze(signed, tx, doing, { file, dossier, made, channel, nth: ++count });
  return { outcome: "recorded" };
}

type Faults = NonNullable<ConstructorParameters<typeof Refusal>[1]>["faults"];

function refuseIncomplete(made: readonly Preview[]): void {
  const faults = made.flatMap((p) =>
    p.rendering.lacking.map((fact) => {
      const name = CATALOGUE.get(fact)?.name ?? { en: fact, ja: fact };
      const [en, ja] = [`${p.form.title.en}: ${name.en} is missing.`, `${p.form.title.ja}：${name.ja}が未回答です。`];
      return { code: "MISSING_FIELD", place: fact, say: { en, ja } };
    }),
  ) satisfies Faults;
  if (faults.length > 0) throw new Refusal("FILING_INCOMPLETE", { faults });
}

/** Against what was filed before, and against each other: one state of knowledge, one word on every fact. */
function refuseContradictions(made: readonly Preview[], now: string): void {
  const faults = made.flatMap((p, n) => {
    const beside = made
      .filter((_, m) => m < n)
      .map((o): Told => ({ filing: o.form.id, at: now, told: o.rendering.told }));
    return [...p.contradicts, ...contradictions(p.rendering.told, p.facts, beside)].map(({ fact }) => {
      const name = CATALOGUE.get(fact)?.name ?? { en: fact, ja: fact };
      const en = `${p.form.title.en}: ${name.en} would be told otherwise than in another filing.`;
      const ja = `${p.form.title.ja}：${name.ja}がほかの届出と食い違います。`;
      return { code: "CONTRADICTS", place: fact, say: { en, ja } };
    });
  }) satisfies Faults;
  if (faults.length > 0) throw new Refusal("FILING_CONTRADICTS", { faults });
}

/** Who reads a filing: its recipient and its filer. */
function filingLabel(filer: Organisation, to: Organisation | undefined): Marking {
  return actLabel(filer.id, "amber", [filer.id, ...(to ? [to.id] : [])].sort());
}

interface Freezing {
  readonly file: OpenCase;
  readonly dossier: Dossier;
  readonly made: Preview;
  readonly channel: "hub" | "outside" | "oral";
  readonly nth: number;
}

async function freeze(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  { file, dossier, made, channel, nth }: Freezing,
): Promise<void> {
  const { realm } = signed.room;
  const { form, rendering, to } = made;
  const number = `${file.seen.room.number}/${nth}`;
  const encoded = await encodeFiling(form, rendering, {
    at: file.now,
    recipient: to?.name ?? form.recipient.name,
    sender: signed.body.name,
    strip: stripOf(realm.kind, form.language),
    number,
  });
  const label = await internLabel(realm, filingLabel(signed.body, to));
  const id = doing.chance.uuid();
  await insertFiling(realm, tx, {
    id,
    dossierId: dossier.id,
    label,
    receiptId: doing.receiptId,
    form: form.id,
    formVersion: form.version,
    regime: form.regime,
    meets: form.meets,
    recipientId: to?.id ?? null,
    number,
    version: made.version,
    follows: made.before?.id ?? null,
    channel,
    mediaType: encoded.mediaType,
    sha256: encoded.sha256,
    bytes: encoded.bytes,
    content: { rows: rendering.rows.map(({ label: l, text }) => ({ label: l, text })), told: rendering.told },
    at: doing.at,
  });
  await record(tx, [
    {
      act: "filing.filed",
      actorId: tx.reader.actorId,
      labelId: label.label_id,
      subject: id,
      facts: {
        form: form.id,
        number,
        version: made.version,
        channel,
        sha256: encoded.sha256.toString("hex"),
        receipt: doing.receiptId,
      },
    },
  ]);
  await meetClocks(signed, tx, doing, file, { meets: form.meets, number });
}

/** What stands above every page. */
export function stripOf(kind: string, lang: "en" | "ja"): { readonly left: string; readonly right: string } {
  const exercise = lang === "ja" ? "演習" : "EXERCISE";
  return { left: kind === "live" ? "" : exercise, right: "TLP:AMBER" };
}
