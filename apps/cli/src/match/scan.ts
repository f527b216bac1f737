/** One scan over traffic: a reader, the match tables, and what came of it. Runs in the command itself or in a worker. */
import {
  type Hit,
  Matcher,
  type MatchOptions,
  type Portion,
  type Reader,
  type SharedTables,
  Tables,
  type TrafficFormat,
} from "@noroshi/sensing";
import { FORMATS } from "./formats.ts";

export interface Found {
  /** Numbers are those of this portion alone, from 1, until the scan adds what went before. */
  readonly hits: readonly Hit[];
  readonly used: number;
  readonly passed: number;
  readonly records: number;
  readonly faults: Portion["faults"];
  readonly undated: number;
}

export interface ScanSetting {
  readonly format: TrafficFormat;
  readonly tables: SharedTables;
  readonly options: MatchOptions;
}

function wanted({ tables }: ScanSetting) {
  return { matchedOnly: true, ports: tables.ported };
}

export class Scan {
  readonly #setting: ScanSetting;
  readonly #matcher: Matcher;
  #reader: Reader;
  #head = "";
  #before = 0;

  constructor(setting: ScanSetting) {
    this.#setting = setting;
    this.#matcher = new Matcher(new Tables(setting.tables), setting.options);
    this.#reader = FORMATS[setting.format].reader(wanted(setting));
  }

  /** Goes on where the last portion ended. */
  next(bytes: Uint8Array, end: boolean): Found {
    const { batch, used, passed, faults } = this.#reader.read(bytes, end);
    const { hits, counts } = this.#matcher.match(batch);
    const before = this.#before;
    this.#before += passed;
    return {
      hits: hits.map((hit) => ({ ...hit, number: hit.number - before })),
      used,
      passed,
      records: batch.length,
      faults: faults.map((fault) => ({ ...fault, number: fault.number - before })),
      undated: counts.undated,
    };
  }

  /** Reads a portion from the middle of a log whose header lines are `head`. */
  portion(head: string, bytes: Uint8Array): Found {
    if (head !== this.#head) {
      this.#head = head;
      this.#reader = FORMATS[this.#setting.format].reader(wanted(this.#setting));
      this.#before = this.#reader.read(Buffer.from(head), true).passed;
    }
    let whole = this.next(bytes, true);
    while (whole.used < bytes.length) {
      const more = this.next(bytes.subarray(whole.used), true);
      if (more.used === 0) break;
      whole = joined(whole, more);
    }
    return whole;
  }
}

function joined(one: Found, other: Found): Found {
  const later = <T extends { readonly number: number }>(list: readonly T[]) =>
    list.map((each) => ({ ...each, number: each.number + one.passed }));
  return {
    hits: [...one.hits, ...later(other.hits)],
    used: one.used + other.used,
    passed: one.passed + other.passed,
    records: one.records + other.records,
    faults: [...one.faults, ...later(other.faults)],
    undated: one.undated + other.undated,
  };
}
