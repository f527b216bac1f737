/** A TLP 2.0 marking: FIRST's own colours on black, in both themes, always with the words. */
export const TLP_ORDER = ["clear", "green", "amber", "amber+strict", "red"] as const;
export type Tlp = (typeof TLP_ORDER)[number];

export interface Marked {
  readonly tlp: Tlp;
  readonly caveats: readonly string[];
}

export function TlpChip({ tlp }: { readonly tlp: Tlp }) {
  return <span className={`tlp ${tlp.split("+")[0]}`}>TLP:{tlp.toUpperCase()}</span>;
}

/** The strictest of some markings, with every caveat that any of them carries; null when there are none. */
export function strictest(marks: readonly Marked[]): Marked | null {
  const first = marks[0];
  if (!first) return null;
  const tlp = marks.reduce<Tlp>(
    (most, m) => (TLP_ORDER.indexOf(m.tlp) > TLP_ORDER.indexOf(most) ? m.tlp : most),
    first.tlp,
  );
  return { tlp, caveats: [...new Set(marks.flatMap((m) => m.caveats))].toSorted() };
}
