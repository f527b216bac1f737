/**
 * One reading of one input: where the reader stands, what it found, and what the caller asked for.
 * Keeps the path as a stack of keys, so that a place costs nothing until something is wrong there.
 */
import { FAULTS, type Fault, type FaultCode, fault } from "./faults.ts";

export interface ParseLimits {
  /** Deepest nesting of arrays and objects that is read (default 64). */
  readonly depth?: number;
  /** Most objects in one bundle (default 1,000,000). */
  readonly count?: number;
  /** Longest string, in UTF-16 units (default 16 Mi: payload_bin is a string). */
  readonly stringLength?: number;
  /** Most findings kept; the rest are counted only (default 10,000). */
  readonly findings?: number;
}

export interface ParseOptions {
  /** Every SHOULD becomes a fault. */
  readonly strict?: boolean;
  readonly version?: "2.1";
  readonly limits?: ParseLimits;
  /** SHOULD codes that are not reported (a MUST cannot be switched off). */
  readonly ignore?: readonly FaultCode[];
  /** Refuses object types that the standard does not define. */
  readonly onlyStandardTypes?: boolean;
  /** Refuses properties that the standard does not define. */
  readonly onlyStandardProperties?: boolean;
  /** Refuses a bundle in which source_ref, target_ref, *_ref or *_refs point outside the bundle. */
  readonly resolveReferences?: boolean;
  /** Checks a STIX pattern instead of the package's own parser; its faults are re-rooted at the pattern's place. */
  readonly checkPattern?: (pattern: string) => readonly Fault[];
}

/** What a single object type may want to know of another. */
export interface Kind {
  (value: unknown, trial: Trial): void;
  readonly family: "sdo" | "sro" | "sco" | "smo";
  readonly properties: ReadonlySet<string>;
}

export class Trial {
  readonly options: ParseOptions;
  readonly faults: Fault[] = [];
  readonly warnings: Fault[] = [];
  /** The chapter of the object that is being read. */
  section = "";
  /** Findings beyond the limit: counted, not kept. */
  dropped = 0;
  /** While the deprecated container of observed-data is read: its keys and the types behind them. */
  container: ReadonlyMap<string, string> | undefined;
  /** The object types that are known, handed in so that single types need not know them all. */
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly #keys: (string | number)[] = [];
  #depth = 0;
  readonly #ignored: ReadonlySet<FaultCode>;
  readonly #most: number;

  constructor(options: ParseOptions, kinds: ReadonlyMap<string, Kind>) {
    this.options = options;
    this.kinds = kinds;
    this.#ignored = new Set(options.ignore ?? []);
    this.#most = options.limits?.findings ?? 10_000;
  }

  enter(key: string | number): void {
    this.#keys[this.#depth++] = key;
  }

  leave(): void {
    this.#depth--;
  }

  /** The property that is being read, or the empty string at the root. */
  get key(): string {
    const last = this.#depth > 0 ? this.#keys[this.#depth - 1] : "";
    return short(typeof last === "number" ? String(this.#keys[this.#depth - 2] ?? last) : (last ?? ""));
  }

  /** The place, e.g. `objects[3].hashes.MD5`. */
  get path(): string {
    let text = "";
    for (let at = 0; at < this.#depth; at++) {
      const key = this.#keys[at];
      text += typeof key === "number" ? `[${key}]` : text === "" ? short(key ?? "") : `.${short(key ?? "")}`;
    }
    return text;
  }

  /** Records a finding at the present place; the code decides whether it refuses or warns. */
  flag(code: FaultCode, say: string, section?: string): void {
    const level = FAULTS[code][0];
    if (level === "should" && this.#ignored.has(code)) return;
    this.record(fault(code, this.path, say, section));
  }

  /** Records a finding that was made elsewhere (a pattern parser's). */
  record(found: Fault): void {
    const refuses = found.level === "must" || this.options.strict === true;
    const list = refuses ? this.faults : this.warnings;
    if (list.length < this.#most) list.push(found);
    else this.dropped++;
  }
}

/** A hostile key may be megabytes long, and every finding below it would carry it: places show the first 250 signs. */
function short(key: string): string {
  return key.length <= 260 ? key : `${key.slice(0, 250)}…`;
}
