/**
 * Ends what was let in. Everything that acts for a credential (a request in work, an open stream, a remembered look-up) is
 * held here under the names of all that it hangs on: the session, the person, the machine's credential, the body. When one of them ends,
 * whatever hangs on it is told at that instant.
 */

export interface Hold {
  readonly ended: AbortSignal;
  readonly release: () => void;
}

export interface Standing {
  /** Counts how often something ended: a look-up that began before is not remembered. */
  readonly turns: () => number;
  readonly hold: (names: readonly string[]) => Hold;
  readonly end: (name: string) => void;
  readonly onEnd: (hear: (name: string) => void) => void;
}

export const NAMES = {
  session: (id: string) => `session ${id}`,
  person: (realm: string, id: string) => `person ${realm} ${id}`,
  credential: (realm: string, id: string) => `credential ${realm} ${id}`,
  body: (realm: string, id: string) => `body ${realm} ${id}`,
} as const;

export function standing(): Standing {
  const held = new Map<string, Set<AbortController>>();
  const hearers: ((name: string) => void)[] = [];
  let turns = 0;
  return {
    turns: () => turns,
    hold(names) {
      const control = new AbortController();
      for (const name of names) held.set(name, (held.get(name) ?? new Set()).add(control));
      const release = (): void => {
        for (const name of names) {
          const set = held.get(name);
          set?.delete(control);
          if (set?.size === 0) held.delete(name);
        }
      };
      return { ended: control.signal, release };
    },
    end(name) {
      turns++;
      for (const hear of hearers) hear(name);
      for (const control of held.get(name) ?? []) control.abort();
      held.delete(name);
    },
    onEnd: (hear) => void hearers.push(hear),
  };
}
