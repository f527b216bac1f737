/** Which texts of a report are searched, and their tokens as keyed numbers: nobody without the realm's key can test a guess. */
import { textTokens, withoutPersonalNumbers } from "@noroshi/values";
import type { Realm } from "../db/realm.ts";
import type { StoredBody } from "../intake/body.ts";
import { tokenHasher } from "../keeping/tokens.ts";

/** A searched text and where it stands. */
export interface Passage {
  readonly where: string;
  readonly text: string;
}

/** The texts of a report, its title first. */
export function passagesOf(body: StoredBody): readonly Passage[] {
  const named = [body.subject.name, body.subject.region, body.subject.sector].filter(
    (t) => t !== null && t !== undefined,
  );
  return [
    { where: "title", text: body.title },
    ...named.map((text) => ({ where: "subject", text })),
    ...body.narrative.map((n) => ({ where: n.label, text: n.text })),
  ];
}

/** Turns tokens of this realm into numbers, remembering those that it made: texts of one batch share most of them. */
export function tokenNumbers(realm: Realm): (tokens: Iterable<string>) => readonly bigint[] {
  const hash = tokenHasher(realm);
  const made = new Map<string, bigint>();
  return (tokens) =>
    Array.from(tokens, (token) => {
      const known = made.get(token) ?? hash("text", token).readBigInt64BE(0);
      made.set(token, known);
      return known;
    });
}

/** Whatever paper it is (a form, a police paper, an event, a mail): under the number of a person no text is found. */
export function tokensOf(body: StoredBody): ReadonlySet<string> {
  const text = passagesOf(body)
    .map((p) => p.text)
    .join("\n");
  return textTokens(withoutPersonalNumbers(text));
}
