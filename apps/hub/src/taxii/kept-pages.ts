/**
 * Pages as they left, kept in memory for the reader that they were made for, as long as what was released to it is in the same state.
 * Whether it is, the database is asked for every request anew; nothing here knows of acts or clocks. Bounded: what was not asked for the
 * longest goes first.
 */

export interface KeptPage {
  readonly bytes: Uint8Array;
  /** When the first and the last of its objects were added. */
  readonly first: string;
  readonly last: string;
}

/** For whom, what was asked, and in which state what it is made of is. */
export interface PageKey {
  readonly organisationId: string;
  readonly readerNo: number;
  readonly question: string;
  readonly state: string;
}

export interface KeptPages {
  find(key: PageKey): KeptPage | undefined;
  keep(key: PageKey, page: KeptPage): void;
}

/** Of one realm. A page has some 450 kB. */
const MOST_BYTES = 32 * 1024 * 1024;

export function keptPages(mostBytes = MOST_BYTES): KeptPages {
  // A map remembers in which order its keys came: the first is the one that was not asked for the longest.
  const pages = new Map<string, { readonly state: string; readonly page: KeptPage }>();
  let bytes = 0;
  const drop = (name: string): void => {
    bytes -= pages.get(name)?.page.bytes.byteLength ?? 0;
    pages.delete(name);
  };
  return {
    find(key) {
      const name = nameOf(key);
      const known = pages.get(name);
      if (known === undefined) return undefined;
      if (known.state !== key.state) {
        drop(name);
        return undefined;
      }
      pages.delete(name);
      pages.set(name, known);
      return known.page;
    },
    keep(key, page) {
      const name = nameOf(key);
      drop(name);
      if (page.bytes.byteLength > mostBytes) return;
      pages.set(name, { state: key.state, page });
      bytes += page.bytes.byteLength;
      for (const oldest of pages.keys()) {
        if (bytes <= mostBytes) break;
        drop(oldest);
      }
    },
  };
}

const nameOf = ({ organisationId, readerNo, question }: PageKey): string => `${organisationId} ${readerNo} ${question}`;
