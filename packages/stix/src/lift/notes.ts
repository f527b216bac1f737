/** What a lift could not carry, or had to decide: one note a place, in the order of the input. */

export interface LiftNote {
  /** Where in the input, e.g. `objects[3].labels`. */
  readonly path: string;
  /** One sentence for a human. */
  readonly say: string;
}

export class Notes {
  readonly list: LiftNote[] = [];
  #base = "";

  /** Runs something with a path in front of its notes. */
  within<T>(path: string, run: () => T): T {
    const outer = this.#base;
    this.#base = path === "" ? outer : outer === "" ? path : `${outer}.${path}`;
    const result = run();
    this.#base = outer;
    return result;
  }

  add(path: string, say: string): void {
    const join = this.#base === "" || path === "" ? "" : ".";
    this.list.push({ path: `${this.#base}${join}${path}`, say });
  }
}
