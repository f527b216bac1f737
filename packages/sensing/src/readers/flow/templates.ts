/**
 * Templates of NetFlow 9 and IPFIX, by exporter, observation domain and number, and the records that came before theirs. An
 * exporter could fill any memory with them, so there are caps; beyond them nothing new is kept and that is said.
 */

/** One field of a template. `enterprise` fields are passed over: no indicator is about them. */
export interface TemplateField {
  readonly element: number;
  readonly enterprise: boolean;
  /** Whether it is on the list of mechanical elements. */
  readonly known: boolean;
  /** Bytes; VARIABLE where each record says it. */
  readonly length: number;
}

export const VARIABLE = 65_535;

export interface Template {
  readonly fields: readonly TemplateField[];
  /** Records have an address. Options tell of the exporter and have none that is traffic; others say nothing that is looked for. */
  readonly told: boolean;
  /** It has an element that nobody knows: its records may be matched, never selected. */
  readonly strange: boolean;
  /** The fewest bytes that a record has. */
  readonly least: number;
}

/** Source and destination of IPv4 and IPv6 (IANA's IPFIX information elements), with the bytes that each has. */
const ADDRESSES: ReadonlyMap<number, number> = new Map([
  [8, 4],
  [12, 4],
  [27, 16],
  [28, 16],
]);

function isAddress({ element, enterprise, length }: TemplateField): boolean {
  return !enterprise && ADDRESSES.get(element) === length;
}

const TEMPLATES_MOST = 4096;
const FIELDS_MOST = 512;
/** A record that is told has an address, so no more than a quarter as many come out at once. */
export const WAITING_BYTES_MOST = 1 << 18;

/** A set of records whose template has not come yet, with the clock of its message. */
export interface Waiting {
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly clock: Clock;
}

/** The exporter's clock in a message: its wall time in microseconds, and its uptime in milliseconds where it says one. */
export interface Clock {
  readonly now: number;
  readonly uptime: number | undefined;
}

export class Templates {
  readonly #known = new Map<string, Template>();
  #waiting: Waiting[] = [];
  #held = 0;

  /** False when it is not kept. */
  learn(key: string, fields: readonly TemplateField[], options: boolean): boolean {
    if (fields.length > FIELDS_MOST || (this.#known.size >= TEMPLATES_MOST && !this.#known.has(key))) return false;
    const least = fields.reduce((sum, { length }) => sum + (length === VARIABLE ? 1 : length), 0);
    if (least === 0) return false;
    const told = !options && fields.some((field) => isAddress(field));
    const strange = !fields.every(({ known }) => known);
    this.#known.set(key, { fields, told, strange, least });
    return true;
  }

  forget(key: string): void {
    this.#known.delete(key);
  }

  of(key: string): Template | undefined {
    return this.#known.get(key);
  }

  /** Keeps a set until its template comes; false when there is no more room. */
  wait(key: string, bytes: Uint8Array, clock: Clock): boolean {
    if (this.#held + bytes.length > WAITING_BYTES_MOST) return false;
    this.#waiting.push({ key, bytes: bytes.slice(), clock });
    this.#held += bytes.length;
    return true;
  }

  /** Hands out what waited for a template, once. */
  waitedFor(key: string): readonly Waiting[] {
    const ready = this.#waiting.filter((one) => one.key === key);
    if (ready.length > 0) this.#waiting = this.#waiting.filter((one) => one.key !== key);
    this.#held -= ready.reduce((sum, { bytes }) => sum + bytes.length, 0);
    return ready;
  }

  /** Sets that still wait; at the end of the input their template will not come. */
  get stillWaiting(): number {
    return this.#waiting.length;
  }
}
