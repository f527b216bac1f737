/**
 * Cuts a MISP event of any size in two while it flows by: the elements of its lists (attributes, objects), each by
 * itself, and the skeleton that is left, in which those lists are empty. It decides nothing but where things end; both
 * halves are read by the same hostile-proof reader as any other JSON.
 */

export interface CutElement {
  readonly list: "Attribute" | "Object";
  readonly index: number;
  /** Undefined if the element is longer than may be kept. */
  readonly bytes: Uint8Array | undefined;
}

interface Frame {
  readonly array: boolean;
  key: string;
  /** In an object: true while the next string is a name. */
  naming: boolean;
}

const BYTE = { quote: 34, comma: 44, colon: 58, slash: 92, open: 91, close: 93, begin: 123, end: 125 } as const;
const LISTS = /^(?:response\.)?(?:\[\]\.)?Event\.(Attribute|Object)$/;
/** Deepest place at which a list of an event can begin: response, list, event, list. */
const DEEPEST = 4;
const LONGEST_NAME = 64;

export class MispCutter {
  readonly skeleton: ByteSink;
  readonly #element: ByteSink;
  readonly #depth: number;
  readonly #stack: Frame[] = [];
  #inString = false;
  #escaped = false;
  #name: number[] | undefined;
  #list: { readonly name: CutElement["list"]; readonly depth: number; index: number } | undefined;
  #cut: CutElement[] = [];

  /** @param most bytes of the skeleton and of one element that are kept; deepest nesting that is followed */
  constructor(most: { readonly skeleton: number; readonly element: number; readonly depth: number }) {
    this.#depth = most.depth;
    this.skeleton = new ByteSink(most.skeleton);
    this.#element = new ByteSink(most.element);
  }

  /** The file is nested deeper than may be: nothing of it is cut any more. */
  get tooDeep(): boolean {
    return this.#stack.length > this.#depth;
  }

  /** Reads on; hands out the elements that the chunk completed. */
  push(chunk: Uint8Array): readonly CutElement[] {
    // untrusted: any bytes; what is nested too deeply is not followed.
    for (const byte of chunk) {
      if (this.tooDeep) break;
      if (this.#inString) this.#string(byte);
      else this.#structure(byte);
    }
    const cut = this.#cut;
    this.#cut = [];
    return cut;
  }

  #string(byte: number): void {
    this.#keep(byte);
    if (this.#escaped) this.#escaped = false;
    else if (byte === BYTE.slash) this.#escaped = true;
    else if (byte === BYTE.quote) {
      this.#inString = false;
      const frame = this.#stack.at(-1);
      if (this.#name && frame) frame.key = nameOf(this.#name);
      this.#name = undefined;
      return;
    }
    if (this.#name && this.#name.length < LONGEST_NAME) this.#name.push(byte);
  }

  #structure(byte: number): void {
    const frame = this.#stack.at(-1);
    if (this.#list && this.#stack.length === this.#list.depth) {
      if (byte === BYTE.comma || byte === BYTE.close) {
        this.#endElement(byte === BYTE.close);
        if (byte === BYTE.comma) return;
      } else if (byte > 32) this.#element.started = true;
      else if (!this.#element.started) return;
    }
    switch (byte) {
      case BYTE.quote:
        this.#inString = true;
        this.#name = frame && !frame.array && frame.naming ? [] : undefined;
        break;
      case BYTE.begin:
        this.#stack.push({ array: false, key: "", naming: true });
        break;
      case BYTE.open: {
        const list = this.#list ? undefined : this.#listHere();
        if (list) this.#keep(byte);
        this.#stack.push({ array: true, key: "[]", naming: false });
        if (list) this.#list = { name: list, depth: this.#stack.length, index: 0 };
        if (list) return;
        break;
      }
      case BYTE.end:
      case BYTE.close:
        this.#stack.pop();
        break;
      case BYTE.colon:
        if (frame) frame.naming = false;
        break;
      case BYTE.comma:
        if (frame && !frame.array) frame.naming = true;
        break;
    }
    this.#keep(byte);
  }

  #listHere(): CutElement["list"] | undefined {
    if (this.#stack.length > DEEPEST) return undefined;
    const found = LISTS.exec(this.#stack.map(({ key }) => key).join("."))?.[1];
    return found === "Attribute" || found === "Object" ? found : undefined;
  }

  #endElement(last: boolean): void {
    const list = this.#list;
    if (!list) return;
    if (this.#element.started || !last || list.index > 0) {
      this.#cut.push({ list: list.name, index: list.index++, bytes: this.#element.take() });
    }
    if (last) this.#list = undefined;
  }

  #keep(byte: number): void {
    (this.#list ? this.#element : this.skeleton).add(byte);
  }
}

/** Bytes that come one by one, up to a limit. */
export class ByteSink {
  readonly #most: number;
  #bytes = Buffer.alloc(1024);
  #length = 0;
  started = false;

  constructor(most: number) {
    this.#most = most;
  }

  /** More came than may be kept. */
  get full(): boolean {
    return this.#length > this.#most;
  }

  add(byte: number): void {
    if (this.full) return;
    if (this.#length === this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes, Buffer.alloc(this.#length)]);
    this.#bytes[this.#length++] = byte;
  }

  /** What was kept, or undefined if it was too much; begins anew. */
  take(): Uint8Array | undefined {
    const kept = this.full ? undefined : Buffer.from(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    this.started = false;
    return kept;
  }
}

/** A name may be written with escapes; one that is no JSON is nobody's. */
function nameOf(bytes: readonly number[]): string {
  try {
    const name: unknown = JSON.parse(`"${Buffer.from(bytes).toString()}"`);
    return typeof name === "string" ? name : "";
  } catch {
    return "";
  }
}
