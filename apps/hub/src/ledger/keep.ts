/**
 * Keeps a realm's logs: at fixed intervals settles in the database what the next leaves are (one writer, in one transaction with the
 * marks on the acts), then writes the log in files after it, then asks the witnesses. The database decides, the files follow: a hub
 * that dies in between goes on from the last checkpoint with the same leaves. A log whose files or database went back in time is
 * ended and another one begins, since nobody may believe two histories of one log.
 */
import { join } from "node:path";
import type { NoteSigner } from "@noroshi/ledger";
import { nodeSigner } from "@noroshi/ledger/node";
import { asDuty } from "../db/act.ts";
import { systemChance } from "../db/chance.ts";
import type { OpenRealm } from "../open-realm.ts";
import { type Disk, hostDisk, putFiles } from "./disk.ts";
import { type LogFolder, openFolder } from "./folder.ts";
import { leavesOf } from "./leaves.ts";
import { type HubPolicy, readHubPolicy } from "./policy.ts";
import {
  appendLeaves,
  committedFrom,
  endLog,
  type LogKind,
  type LogRow,
  notePublished,
  passOverLogged,
  runningLog,
  waitingFor,
} from "./store.ts";
import { type AskWitness, cosignatures } from "./witnesses.ts";

export const KINDS: readonly LogKind[] = ["acts", "commission"];

/** Acts that are settled in one transaction. */
const MOST_ACTS = 8192;
/** Leaves that are written under one checkpoint. */
const MOST_LEAVES = 65_536;

export interface Running {
  readonly log: LogRow;
  readonly folder: LogFolder;
}

export interface RealmLedger {
  /** One interval: whatever waits goes into the logs, a checkpoint is published. Calls while one is going on share the next. */
  readonly tick: () => Promise<void>;
  /** The running log as the last interval left it, for whoever reads. */
  readonly current: (kind: LogKind) => Promise<Running>;
  /** The newest checkpoint that counts under the policy, with the size that it covers; undefined before the first. */
  readonly counting: (kind: LogKind) => Promise<string | undefined>;
  readonly policy: () => Promise<HubPolicy | undefined>;
  readonly disk: Disk;
  readonly path: string;
}

export interface Keeping {
  readonly dataDir: string;
  readonly log: (line: string) => void;
  readonly disk?: Disk;
  readonly ask?: AskWitness;
}

/** What the hub signs a log with. The commission's own reads stand under a key of their own. */
export function signerOf(room: OpenRealm, kind: LogKind, origin: string): NoteSigner {
  return nodeSigner(origin, 1, room.realm.key.derive(`ledger:${kind}`));
}

export function ledgerOf(room: OpenRealm, keeping: Keeping): RealmLedger {
  const disk = keeping.disk ?? hostDisk;
  const path = join(keeping.dataDir, "ledger", room.name);
  const opened = new Map<string, LogFolder>();
  const last = new Map<LogKind, Running>();
  const keeper = <T>(fn: Parameters<typeof asDuty<"keeper", T>>[2]) => asDuty(room.realm, "keeper", fn);
  const pathOf = (log: LogRow) => join(path, `${log.kind}-${log.log_no}`);

  const policy = async (): Promise<HubPolicy | undefined> => {
    const bytes = await disk.read(join(path, "policy"));
    return bytes === undefined ? undefined : readHubPolicy(new TextDecoder().decode(bytes));
  };
  const running = (kind: LogKind) => keeper((tx) => runningLog(tx, kind, () => freshOrigin(room.name, kind)));
  const open = async (log: LogRow): Promise<LogFolder> => {
    const known = opened.get(log.origin);
    if (known) return known;
    const folder = await openFolder(disk, pathOf(log), signerOf(room, log.kind, log.origin));
    opened.set(log.origin, folder);
    return folder;
  };

  /** The running log with its files; another one where the two do not belong together any more. */
  const folderOf = async (kind: LogKind): Promise<Running> => {
    const log = await running(kind);
    const folder = await open(log);
    if (folder.size() >= log.published && folder.size() <= log.size) {
      last.set(kind, { log, folder });
      return { log, folder };
    }
    keeping.log(
      `realm ${room.name}: the log ${log.origin} cannot go on: its files cover ${folder.size()} leaves, the database ${log.size}, ${log.published} were published. Another log begins; tell the commission.`,
    );
    await keeper((tx) => endLog(tx, log));
    return folderOf(kind);
  };

  const follow = async (log: LogRow, folder: LogFolder): Promise<void> => {
    for (;;) {
      const entries = await keeper((tx) => committedFrom(tx, log.log_no, folder.size(), MOST_LEAVES));
      if (entries.length === 0) break;
      await folder.append(entries.map((one) => new Uint8Array(one)));
    }
    await keeper((tx) => notePublished(tx, log.log_no, folder.size()));
  };

  /** Logs of which it was looked once whether what waits stands in them already: only a restore, while no hub runs, lets it. */
  const passedOver = new Set<string>();

  const settle = async (kind: LogKind): Promise<void> => {
    let origin = "";
    for (let more = true; more; ) {
      more = await keeper(async (tx) => {
        const log = await runningLog(tx, kind, () => freshOrigin(room.name, kind));
        if (!passedOver.has(log.origin)) await passOverLogged(tx, log);
        const waiting = await waitingFor(tx, log, MOST_ACTS);
        await appendLeaves(tx, log, leavesOf(room.name, waiting, systemChance));
        origin = log.origin;
        return waiting.length === MOST_ACTS;
      });
      passedOver.add(origin);
    }
  };

  const witness = async (folder: LogFolder): Promise<void> => {
    const known = await policy();
    const note = folder.checkpoint();
    if (known === undefined || note === undefined) return;
    const { cosigned, counts, faults } = await cosignatures(known, note, folder, keeping.ask);
    for (const fault of faults) keeping.log(`realm ${room.name}: ${fault}`);
    if (cosigned !== note) await folder.cosigned(cosigned);
    if (counts)
      await putFiles(disk, [{ path: join(folder.path, "counting"), bytes: new TextEncoder().encode(cosigned) }]);
  };

  const step = async (kind: LogKind): Promise<void> => {
    try {
      // Before anything new is settled, so that a log that cannot go on ends first.
      await folderOf(kind);
      await settle(kind);
      const { log, folder } = await folderOf(kind);
      await follow(log, folder);
      if (kind === "acts") await witness(folder);
    } catch (error) {
      opened.clear();
      last.clear();
      passedOver.clear();
      throw error;
    }
  };

  const current = async (kind: LogKind): Promise<Running> => last.get(kind) ?? folderOf(kind);

  return {
    tick: together(async () => {
      for (const kind of KINDS) await step(kind);
    }),
    current,
    policy,
    disk,
    path,
    async counting(kind) {
      const { folder } = await current(kind);
      if (kind === "commission" || (await policy()) === undefined) return folder.checkpoint();
      const bytes = await disk.read(join(folder.path, "counting"));
      return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
    },
  };
}

/** One run at a time; who asks while one is going on shares the one after it. */
function together(work: () => Promise<void>): () => Promise<void> {
  let last = Promise.resolve();
  let next: Promise<void> | undefined;
  return () => {
    next ??= last
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        last = work();
        return last;
      });
    return next;
  };
}

/** A log's name. Its last part is drawn, so that a log that has to begin anew is never taken for the one before. */
function freshOrigin(realm: string, kind: LogKind): string {
  return `noroshi/${realm}/${kind}/${systemChance.bytes(4).toString("hex")}`;
}
