/**
 * Which statement counts where several were made. The rule, in this order:
 * of one voice the more confident, then the later; between voices what is known before "not known", then the filer's own word,
 * then the more confident, then the later. Whoever says otherwise stays visible, the filer's own papers too.
 */
import { type ChosenFact, type Confidence, type FactSet, type FactStatement, sameValue } from "./fact.ts";

const RANK: Readonly<Record<Confidence, number>> = { estimated: 0, stated: 1, confirmed: 2 };

/**
 * Chooses among all statements, or among those that one recipient may have.
 * @param recipient a body's id; null = a recipient that the register does not know, who may have what nobody restricts
 */
export function choose(statements: readonly FactStatement[], recipient?: string | null): FactSet {
  const given = recipient === undefined ? statements : statements.filter((s) => mayHave(s, recipient));
  return new Map(
    [...Map.groupBy(given, (s) => s.fact)].flatMap(([fact, all]) => {
      const chosen = chooseOne(fact, all);
      return chosen ? [[fact, chosen] as const] : [];
    }),
  );
}

/** May this recipient be told of the statement? Closed by default: an unknown body gets only what is restricted for nobody. */
export function mayHave(s: FactStatement, recipient: string | null): boolean {
  if (s.readers !== "any")
    return recipient !== null && s.readers.includes(recipient) && !s.keptFrom.includes(recipient);
  return recipient === null ? s.keptFrom.length === 0 : !s.keptFrom.includes(recipient);
}

function chooseOne(fact: string, all: readonly FactStatement[]): ChosenFact | undefined {
  const words = [...Map.groupBy(all, voiceOf).values()].flatMap((of) => of.toSorted(withinAuthor)[0] ?? []);
  const [chosen, ...others] = words.toSorted(betweenAuthors);
  if (!chosen) return undefined;
  return { fact, chosen, otherwise: others.filter((s) => s.value !== null && !sameValue(s.value, chosen.value)) };
}

/** A body speaks with two voices: what stands in its papers, and what its people say beside them. */
function voiceOf({ source: { by, kind } }: FactStatement): string {
  return `${kind === "person" || kind === "answer" ? "said" : "written"} ${by}`;
}

function withinAuthor(a: FactStatement, b: FactStatement): number {
  return RANK[b.confidence] - RANK[a.confidence] || later(a, b);
}

function betweenAuthors(a: FactStatement, b: FactStatement): number {
  return (
    Number(b.value !== null) - Number(a.value !== null) ||
    Number(b.own) - Number(a.own) ||
    RANK[b.confidence] - RANK[a.confidence] ||
    later(a, b)
  );
}

/** The later first; of one instant the greater id. */
function later(a: FactStatement, b: FactStatement): number {
  return order(b.at, a.at) || order(b.id, a.id);
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
