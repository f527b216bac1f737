/**
 * The values in an answer that leaves the hub: every object with a kind and a value, and those that stand in its sentences.
 * One net over all answers, so that no route can forget to say what it handed out.
 */
import { extract, isObservableKind } from "@noroshi/values";

/** Fields of prose in which a value may stand. */
const PROSE: ReadonlySet<string> = new Set(["en", "text"]);

export function valuesIn(answer: unknown): readonly { readonly kind: string; readonly value: string }[] {
  const found: { kind: string; value: string }[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    if (Array.isArray(node)) {
      for (const one of node) walk(one);
      return;
    }
    if ("kind" in node && "value" in node && typeof node.kind === "string" && typeof node.value === "string")
      if (isObservableKind(node.kind)) found.push({ kind: node.kind, value: node.value });
    for (const [key, one] of Object.entries(node)) {
      if (typeof one === "string") {
        if (PROSE.has(key) && one.length >= MOST_SHORT)
          for (const { kind, value } of extract(one)) found.push({ kind, value });
      } else walk(one);
    }
  };
  walk(answer);
  return found;
}

/** No value is shorter than 1.2.3.4. */
const MOST_SHORT = 7;
