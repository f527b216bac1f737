/**
 * What became of an import: true counts; what was refused, with file, place and reason; what was said of files that went in (values left out, markings read stricter);
 * and what was decided while lifting. Keeps the first places of each kind and counts the rest, so that it stays small.
 */
import type { ImportCode } from "../errors.ts";
import { printable } from "../lines-out.ts";

export interface Remark {
  readonly file: string;
  readonly place: string;
  /** The hub's own code, or one of this program. */
  readonly code: ImportCode | (string & {});
  readonly say: string;
}

/** What is shown of each kind. */
const SHOWN = 5;

class Pile {
  readonly #byCode = new Map<string, { count: number; first: Remark[] }>();

  add(r: Remark): void {
    const known = this.#byCode.get(r.code) ?? { count: 0, first: [] };
    known.count++;
    if (known.first.length < SHOWN) known.first.push(r);
    this.#byCode.set(r.code, known);
  }

  get size(): number {
    return this.#byCode.size;
  }

  lines(title: string): string[] {
    return [...this.#byCode].flatMap(([code, { count, first }]) => [
      `${String(count).padStart(9)}  ${title}: ${code}`,
      ...first.map(
        (r) => `             ${printable([r.file, r.place].filter(Boolean).join(" "))}: ${printable(r.say)}`,
      ),
      ...(count > first.length ? [`             … and ${count - first.length} more of this kind`] : []),
    ]);
  }

  plain(): object {
    return Object.fromEntries(this.#byCode);
  }
}

export class Summary {
  readonly #counts = new Map<string, number>();
  /** Files, notices and entries of which nothing is stored. */
  readonly #refused = new Pile();
  /** On what went in. */
  readonly #remarks = new Pile();
  readonly #lifting = new Pile();

  add(outcome: string, n = 1): void {
    if (n > 0) this.#counts.set(outcome, (this.#counts.get(outcome) ?? 0) + n);
  }

  refuse(r: Remark): void {
    this.#refused.add(r);
  }

  remark(r: Remark): void {
    this.#remarks.add(r);
  }

  /** A note of lifting, the hub's or our own; notes that differ only in names and numbers are one kind. */
  note(r: { readonly file: string; readonly place: string; readonly say: string }): void {
    const kind = r.say
      .replace(/^Lifted from STIX 2\.0 to 2\.1: /, "")
      .replace(/ So at \d+ more places\.$/, "")
      .replaceAll(/\S+--[0-9a-f-]{36}/g, "…");
    this.#lifting.add({ ...r, code: kind });
  }

  /** 0: everything went in. 1: something was refused whole, or there was nothing. */
  get status(): 0 | 1 {
    return this.#refused.size === 0 && this.#counts.size > 0 ? 0 : 1;
  }

  lines(): string[] {
    const out = [
      ...[...this.#counts].map(([outcome, n]) => `${String(n).padStart(9)}  ${outcome}`),
      ...this.#lifting.lines("note on lifting"),
      ...this.#remarks.lines("remark on what went in"),
      ...this.#refused.lines("refused"),
    ];
    return out.length > 0 ? out : ["        0  nothing to import"];
  }

  plain(): object {
    return {
      counts: Object.fromEntries(this.#counts),
      lifting: this.#lifting.plain(),
      remarks: this.#remarks.plain(),
      refused: this.#refused.plain(),
    };
  }
}
