/**
 * How far a value is to be believed, as a step of the scale that STIX 2.1 (appendix A) gives for the credibility of information:
 * confirmed, probably true, possibly true, doubtful, improbable. A pure function of the statements and effects handed in: a reader's
 * are those that it sees, a release's the statements that serve its recipients and no effects. What is not handed in moves nothing.
 */

/** One statement that says the value, by what tells whether it is another's word. */
export interface Word {
  readonly senderId: string;
  /** Whom its sender names as the one who said it first; null = nobody. */
  readonly namedOriginatorId: string | null;
  /** Equal for two statements that are the same object; null = the object names itself nowhere. */
  readonly objectKey: string | null;
  /** Its sender had been given the value before it said it. */
  readonly echo: boolean;
}

/** What somebody who acted on the value says came of it. */
export interface Effect {
  readonly bodyId: string;
  readonly said: string;
  readonly at: string;
}

/** STIX 2.1 appendix A, Admiralty credibility 1 to 5. */
const SCALE = [90, 70, 50, 30, 10] as const;
const CONFIRMED = 0;
const POSSIBLE = 2;

/** By how many steps one body's word takes it down: the value was no danger, or acting on it harmed others. Policy of this product. */
const DOWN: Readonly<Record<string, number>> = { false_positive: 2, harm: 1 };

/**
 * @param origins how many said it independently
 * @param effects what bodies say came of acting on it; of each body the gravest counts once
 * @returns 10 to 90
 */
export function confidenceOf(origins: number, effects: readonly Effect[]): number {
  const worst = new Map<string, number>();
  for (const e of effects) worst.set(e.bodyId, Math.max(worst.get(e.bodyId) ?? 0, DOWN[e.said] ?? 0));
  const down = [...worst.values()].reduce((a, b) => a + b, 0);
  const at = (origins > 1 ? CONFIRMED : POSSIBLE) + down;
  return SCALE[Math.min(at, SCALE.length - 1)] ?? 10;
}

/**
 * How many said it independently, as far as these statements tell: those that share a sender, an object or the body that they name
 * as the first count as one. A statement that is out of sight joins nothing and adds nothing. At least one.
 */
export function originsIn(words: readonly Word[]): number {
  const heard = words.filter((w) => !w.echo);
  const parent = new Map<string, string>();
  const root = (name: string): string => {
    let at = name;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up;
    return at;
  };
  const join = (a: string, b: string): void => {
    parent.set(root(a), root(b));
  };
  for (const w of heard) {
    const sender = `body ${w.senderId}`;
    if (!parent.has(sender)) parent.set(sender, sender);
    for (const other of [
      w.namedOriginatorId === null ? null : `body ${w.namedOriginatorId}`,
      w.objectKey === null ? null : `object ${w.objectKey}`,
    ]) {
      if (other === null) continue;
      if (!parent.has(other)) parent.set(other, other);
      join(sender, other);
    }
  }
  const apart = new Set(heard.map((w) => root(`body ${w.senderId}`)));
  return Math.max(1, apart.size);
}
