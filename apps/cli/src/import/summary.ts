/** What became of an import: true counts, and for everything refused the file, the place and the reason. */
export interface Refused {
  readonly file: string;
  readonly place: string;
  readonly code: string;
  readonly say: string;
}

export class Summary {
  readonly counts = new Map<string, number>();
  readonly refused: Refused[] = [];

  add(outcome: string, n = 1): void {
    this.counts.set(outcome, (this.counts.get(outcome) ?? 0) + n);
  }

  refuse(r: Refused): void {
    this.refused.push(r);
  }

  /** Lines for a person: counts first, then refusals by code with their first places. */
  lines(): string[] {
    const out = [...this.counts].map(([outcome, n]) => `${String(n).padStart(9)}  ${outcome}`);
    const byCode = Map.groupBy(this.refused, (r) => r.code);
    for (const [code, list] of byCode) {
      out.push(`${String(list.length).padStart(9)}  refused: ${code}`);
      for (const r of list.slice(0, 5)) out.push(`             ${r.file} ${r.place}: ${r.say}`);
      if (list.length > 5) out.push(`             … and ${list.length - 5} more of this kind`);
    }
    return out.length > 0 ? out : ["        0  nothing to import"];
  }
}
