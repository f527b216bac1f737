/**
 * What one recipient is told of one victim, in the victim's own words. A card belongs to one recipient: its ids are derived with the
 * hub's secret from the recipient and the consent, so that no two recipients, and no two incidents of one victim, can be put together
 * by them.
 */
import type { Mint } from "../mint.ts";

/** Only what is told stands here. `occurred` is an instant, ISO 8601. */
export interface VictimWords {
  readonly name?: { readonly en: string; readonly ja: string } | undefined;
  readonly sector?: string | undefined;
  readonly region?: string | undefined;
  readonly system?: string | undefined;
  readonly occurred?: string | undefined;
}

export interface VictimCard {
  /** A uuid of this recipient's alone; see `victimIdOf`. */
  readonly id: string;
  /** ISO 8601: when it was told, or when that ended. */
  readonly at: string;
  /** Null: what was told is over, and this stands in its place. */
  readonly words: VictimWords | null;
  /** Of the package, the values that stand in the victim's own report, where that is told. */
  readonly items: readonly (readonly [kind: string, value: string])[];
}

export function victimIdOf(mint: Mint, recipientId: string, consentId: string): string {
  return mint.uuid("victim", recipientId, consentId);
}

const LABELS: readonly (readonly [keyof VictimWords, { readonly en: string; readonly ja: string }])[] = [
  ["name", { en: "Name", ja: "名称" }],
  ["sector", { en: "Sector", ja: "分野" }],
  ["region", { en: "Region or site", ja: "地域・拠点" }],
  ["system", { en: "System affected", ja: "影響を受けたシステム" }],
  ["occurred", { en: "Time of the incident", ja: "発生日時" }],
];

export interface VictimLine {
  readonly field: keyof VictimWords;
  readonly label: { readonly en: string; readonly ja: string };
  readonly text: string;
}

/** What a card tells, a line a fact; nothing of one that is over. */
export function victimLines(card: Pick<VictimCard, "words">): readonly VictimLine[] {
  return LABELS.flatMap(([field, label]) => {
    const said = card.words?.[field];
    if (said === undefined) return [];
    const text = typeof said === "string" ? said : said.en === said.ja ? said.en : `${said.ja} (${said.en})`;
    return [{ field, label, text }];
  });
}

/** Which values stand in the victim's report, as one line; null where that is not told. */
export function victimValues(card: Pick<VictimCard, "words" | "items">): string | null {
  if (card.words === null || card.items.length === 0) return null;
  return card.items.map(([, value]) => value).join(" ");
}

/** Said beside every card, in every format. */
export const VICTIM_NOTE = {
  en: "The victim consented to be told of to this recipient only. It can take that back; then use it no further and pass it on to nobody.",
  ja: "被害組織がこの提供先に限り同意した情報です。同意は撤回されることがあります。撤回後は利用も再提供もできません。",
} as const;
