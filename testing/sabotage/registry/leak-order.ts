/** Puts first what many speak of, whoever they are: the order of a page tells how often its values stand in hidden reports. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "leak-order",
  truth: "Order is a function of the visible rows alone.",
  file: "apps/hub/src/intake/routes.ts",
  replace: "return c.json({ items: page.page.map((p) => p.indicator), next: page.next }, 200);",
  by: `const items = page.page.map((p) => p.indicator);
      const spoken = await (await import("../db/act.ts")).asDuty(room.realm, "keeper", (tx) =>
        tx.db.selectFrom("assertion").select(["value", (e) => e.fn.countAll().as("n")])
          .where("value", "in", ["-", ...items.map((i) => i.value)]).groupBy("value").execute());
      const times = (v: string) => Number(spoken.find((s) => s.value === v)?.n ?? 0);
      return c.json({ items: items.toSorted((a, b) => times(b.value) - times(a.value)), next: page.next }, 200);`,
  worlds: 200,
  test: {
    file: "apps/hub/src/worlds/for-a-bank.test.ts",
    name: "is the same, byte for byte, whatever was done that it cannot see",
  },
};
