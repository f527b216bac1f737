/**
 * Whom an order names: victims that consented to exactly this, as far as the orderer chose it; off unless it is chosen. Computed from
 * what the orderer sees itself, for the preview and once more for the order, which freezes it with the reason of each fact.
 */

import type { BodyFacts, Label, Package, Source } from "@noroshi/handling";
import { type VictimField, type VictimReason, type VictimWords, victimReasons } from "@noroshi/sharing";
import type { ReaderTx } from "../../db/act.ts";
import type { Realm } from "../../db/realm.ts";
import { Refusal } from "../../http/problem.ts";
import { type VictimConsentRow, victimConsentsOn, victimWords } from "./consent-store.ts";

/** What the orderer chose: consents by id, each with the facts that are to be told. */
export type ChosenVictims = readonly { readonly consent: string; readonly fields: readonly VictimField[] }[];

/** What an order given now would freeze of the orderer's own part. */
interface Plan {
  readonly reports: readonly string[];
  readonly recipients: readonly BodyFacts[];
  readonly part: Package;
  readonly sources: readonly (Source & { readonly report: string })[];
}

export interface PlannedVictim {
  readonly consent: VictimConsentRow;
  readonly words: VictimWords;
  /** Of the orderer's own part, the values that stand in that report, neither echo nor copy. */
  readonly items: readonly (readonly [kind: string, value: string])[];
  readonly recipients: readonly { readonly body: BodyFacts; readonly reasons: readonly VictimReason[] }[];
}

const isOwnWord = (label: Label): boolean => (label.provenance ?? "independent") === "independent";

/**
 * Every consent that these reports give the orderer and that stands or was chosen, with what each recipient would be told of it.
 * @throws Refusal NOT_UNDERSTOOD for one that was chosen and is none
 */
export async function planVictims(
  realm: Realm,
  tx: ReaderTx,
  plan: Plan,
  chosen: ChosenVictims,
): Promise<readonly PlannedVictim[]> {
  const isChosen = (id: string): boolean => chosen.some((c) => c.consent === id);
  const rows = (await victimConsentsOn(tx, plan.reports)).filter((r) => r.stands || isChosen(r.id));
  mustBeThere(rows, chosen);
  if (rows.length === 0) return [];
  const words = await victimWords(realm, tx, rows);
  const given = new Set(plan.part.values.map((v) => `${v.kind} ${v.value}`));
  return rows.flatMap((consent) => {
    const said = consent.stands ? words.get(consent.id) : {};
    if (said === undefined) return [];
    const own = plan.sources.filter(
      (s) => consent.versions.includes(s.report) && isOwnWord(s.label) && given.has(`${s.kind} ${s.value}`),
    );
    const items = [...new Map(own.map((s) => [`${s.kind} ${s.value}`, [s.kind, s.value] as const])).values()];
    const standing = {
      ...consent,
      victimId: consent.victim_id,
      ownReport: consent.own_report,
      serves: items.length > 0,
    };
    const fields = chosen.find((c) => c.consent === consent.id)?.fields ?? [];
    const recipients = plan.recipients.map((body) => ({ body, reasons: victimReasons(standing, body, fields) }));
    return [{ consent, words: said, items, recipients }];
  });
}

// untrusted: ids from outside
function mustBeThere(rows: readonly VictimConsentRow[], chosen: ChosenVictims): void {
  const say = {
    en: "No victim of these reports gave you such a consent.",
    ja: "これらの報告の被害組織から、その同意は得られていません。",
  };
  const faults = chosen.flatMap((c, n) =>
    rows.some((r) => r.id === c.consent) ? [] : [{ code: "BAD_VALUE", place: `$.victims.${n}`, say }],
  );
  if (faults.length > 0) throw new Refusal("NOT_UNDERSTOOD", { faults });
}

/** What an order would tell, as lines that its digest covers; the same for the same choice. */
export function victimLinesOf(victims: readonly PlannedVictim[]): readonly string[] {
  return victims
    .flatMap((v) =>
      v.recipients.flatMap((r) =>
        toldFields(r.reasons).map((f) => `victim ${v.consent.id} ${r.body.id} ${f} ${wordOf(v, f)}`),
      ),
    )
    .sort();
}

export const toldFields = (reasons: readonly VictimReason[]): readonly VictimField[] =>
  reasons.filter((r) => r.included).map((r) => r.field);

/** The words of these facts alone. */
export function wordsOf(words: VictimWords, fields: readonly VictimField[]): VictimWords {
  return Object.fromEntries(Object.entries(words).filter(([field]) => fields.some((f) => f === field)));
}

/** One fact in words, as it would be told. */
export function wordOf(v: Pick<PlannedVictim, "words" | "items">, field: VictimField): string {
  if (field === "values") return v.items.map(([, value]) => value).join(" ");
  const said = v.words[field];
  return said === undefined ? "" : typeof said === "string" ? said : `${said.ja} ${said.en}`;
}
