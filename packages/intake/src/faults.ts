/**
 * How a refusal is said: a code of the contract, the place in the file, and one sentence in each language that tells
 * the sender what to write instead. Values of the file are quoted short, so that a fault never carries a payload.
 */
import type { IntakeFault, IntakeFaultCode, UnderstoodField } from "./contract/index.ts";
import { LIMITS, type Limits } from "./limits.ts";

/** So many times the listed faults, and nobody reads on. */
const HOPELESS = 10;

/**
 * The refusals of a file: the first ones whole, the rest as a number. A file of millions of faults costs no more
 * memory than one of some hundred.
 */
export class Refusals {
  readonly #most: number;
  readonly #listed: IntakeFault[] = [];
  #more = 0;

  constructor(most: number = LIMITS.faults) {
    this.#most = most;
  }

  add(...faults: readonly IntakeFault[]): void {
    this.addAll(faults);
  }

  addAll(faults: Iterable<IntakeFault>): void {
    for (const one of faults) {
      if (this.#listed.length < this.#most) this.#listed.push(one);
      else this.#more++;
    }
  }

  get none(): boolean {
    return this.#listed.length === 0;
  }

  /** True once there are so many faults that reading on is wasted: the decoder stops and refuses what it reads. */
  get hopeless(): boolean {
    return this.#more > this.#most * HOPELESS;
  }

  /** The listed faults, and one line that says how many more there were. */
  list(): readonly IntakeFault[] {
    return this.#more === 0 ? this.#listed : [...this.#listed, more(this.#more)];
  }
}

/**
 * Lets each fault of a transfer through once: an object may belong to several reports, and one unknown marking may lie
 * on thousands of objects (then its first place is named).
 */
export class Once {
  readonly #seen = new Set<string>();

  of(faults: readonly IntakeFault[]): readonly IntakeFault[] {
    return faults.filter(({ code, place, say }) => {
      const key = code === "BAD_MARKING" ? say.en : `${place} ${say.en}`;
      if (this.#seen.has(key)) return false;
      // Beyond this many different faults a repetition does no harm any more.
      if (this.#seen.size < 10_000) this.#seen.add(key);
      return true;
    });
  }
}

/** What a decoder writes down while it reads: the fields it understood, the things it refused. */
export interface Notes {
  readonly fields: UnderstoodField[];
  readonly refused: Refusals;
}

/** Empty notes for one report. */
export function notes(limits: Limits): Notes {
  return { fields: [], refused: new Refusals(limits.faults) };
}

/** One refusal, said in both languages. */
export function fault(code: IntakeFaultCode, place: string, en: string, ja: string): IntakeFault {
  return { code, place, say: { en, ja } };
}

const QUOTED = 60;

/** Quotes a value of the file in a sentence: shortened, with control and direction characters shown as blanks. */
export function quote(value: string, most: number = QUOTED): string {
  const shown = value.slice(0, most * 2).replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, " ");
  return shown.length > most ? `${shown.slice(0, most)}…` : shown;
}

const DATE_FORMS: readonly [string, string] = ["2026-12-07", "2026-12-07T05:10:00+09:00"];

/** A date or time that cannot be read. */
export function badDate(place: string, raw: string, forms = DATE_FORMS): IntakeFault {
  const [one, other] = forms;
  return fault(
    "BAD_DATE",
    place,
    `"${quote(raw)}" is not a date that can be read; write ${one} or ${other}.`,
    `「${quote(raw)}」は日時として読めません。「${one}」または「${other}」の形で書いてください。`,
  );
}

/** A marking that is no TLP. */
export function badMarking(place: string, raw: string): IntakeFault {
  return fault(
    "BAD_MARKING",
    place,
    `"${quote(raw)}" is no TLP 2.0 marking; write TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:AMBER+STRICT or TLP:RED.`,
    `「${quote(raw)}」は TLP 2.0 の表示ではありません。TLP:CLEAR、TLP:GREEN、TLP:AMBER、TLP:AMBER+STRICT、TLP:RED のいずれかを書いてください。`,
  );
}

/** A word outside a closed list. */
export function notOneOf(place: string, raw: string, words: readonly string[]): IntakeFault {
  return fault(
    "BAD_VALUE",
    place,
    `"${quote(raw)}" is not allowed here; write one of: ${words.join(", ")}.`,
    `「${quote(raw)}」はここには書けません。次のいずれかを書いてください：${words.join("、")}。`,
  );
}

function more(count: number): IntakeFault {
  return fault(
    "TOO_MANY",
    "",
    `${count} more faults of this file are not listed; correct the ones above first.`,
    `このほかに${count}件の不備があります（一覧は省略）。まず上の項目を直してください。`,
  );
}
