/**
 * What a witness remembers of each log: the last checkpoint that it cosigned, and all of them in the order in which it did. On disk
 * before the answer goes out: a witness that forgot could be shown another past. A file that cannot be read stops the witness.
 */
import { createHash } from "node:crypto";
import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { readCheckpoint, readNote, type WitnessReply, type WitnessState } from "@noroshi/ledger";

export interface Memory {
  readonly recall: (origin: string) => WitnessState | undefined;
  /** The last checkpoint of a log as it was cosigned. */
  readonly note: (origin: string) => string | undefined;
  readonly keep: (what: NonNullable<WitnessReply["remember"]>) => void;
}

/** Opens the memory in a folder. Throws when a file of it is not what this witness wrote. */
export function memoryIn(folder: string): Memory {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const pathOf = (origin: string) => join(folder, `${createHash("sha256").update(origin).digest("hex")}.checkpoint`);
  const note = (origin: string): string | undefined => {
    const path = pathOf(origin);
    return existsSync(path) ? readFileSync(path, "utf8") : undefined;
  };
  return {
    note,
    recall(origin) {
      const kept = note(origin);
      if (kept === undefined) return undefined;
      const checkpoint = readCheckpoint(readNote(kept).text);
      if (checkpoint.origin !== origin) throw new Error(`what is remembered of ${origin} is of another log`);
      return { size: checkpoint.size, root: checkpoint.root };
    },
    keep(what) {
      const path = pathOf(what.origin);
      whole(`${path}.new`, what.note);
      renameSync(`${path}.new`, path);
      syncFolder(folder);
      appendFileSync(join(folder, "history"), `${JSON.stringify(what.note)}\n`, { mode: 0o600 });
    },
  };
}

function whole(path: string, text: string): void {
  const file = openSync(path, "w", 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function syncFolder(folder: string): void {
  const file = openSync(folder, "r");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
