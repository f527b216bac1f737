/**
 * Reads a large upload into staging at constant memory: values go to rows as they come, report heads are few and stay here.
 * Nothing of it is visible or counts until it is published in one act; a file that breaks off is thrown away.
 */

import { streamReports } from "@noroshi/intake";
import type { IntakeFault, Item, Report } from "@noroshi/intake/contract";
import type { Signed } from "../../accounts/signed.ts";
import type { Directory } from "../../accounts/store.ts";
import { asReader } from "../../db/act.ts";
import type { Chance } from "../../db/chance.ts";
import type { LabelKey } from "../../db/label-cache.ts";
import { labelItems } from "../item-labels.ts";
import { originatorIn, originatorOf } from "../originator.ts";
import { insertStaged } from "./store.ts";
import { thriftily } from "./thrifty.ts";

/** Values of one report under one label. */
export interface StagedTally {
  readonly key: LabelKey;
  items: number;
  indicators: number;
}

export interface StagedReport {
  readonly report: Report;
  readonly tally: ReadonlyMap<number, StagedTally>;
}

export interface Staged {
  readonly whole: boolean;
  readonly reports: readonly StagedReport[];
  readonly refused: readonly IntakeFault[];
}

/** So many refusals are kept with the receipt; beyond them only the last says that there were more. */
const MOST_REFUSED = 200;

/** @param open opens the plain bytes of the upload from its beginning; asked twice */
export async function stage(
  signed: Signed,
  uploadId: string,
  chance: Chance,
  directory: Directory,
  mediaType: string,
  open: () => AsyncIterable<Uint8Array>,
): Promise<Staged> {
  const reports = new Map<number, { report: Report; tally: Map<number, StagedTally> }>();
  const refused: IntakeFault[] = [];
  const known = originatorIn(directory);
  let whole = false;
  for await (const event of streamReports(() => thriftily(open()), { mediaType })) {
    if (event.kind === "report") reports.set(event.index, { report: event.report, tally: new Map() });
    else if (event.kind === "refused")
      refused.push(...event.faults.slice(0, Math.max(0, MOST_REFUSED - refused.length)));
    else if (event.kind === "end") whole = event.whole;
    else {
      const held = reports.get(event.index);
      if (!held) throw new Error("items came before their report");
      const keys = await labelItems(
        signed.room.realm,
        directory.byId(signed.body.id) ?? signed.body,
        held.report,
        event.items,
        undefined,
        known,
      );
      for (const [n, key] of keys.entries()) {
        const tally = held.tally.get(key.label_id) ?? { key, items: 0, indicators: 0 };
        tally.items++;
        if (event.items[n]?.indicator) tally.indicators++;
        held.tally.set(key.label_id, tally);
      }
      await writeItems(signed, uploadId, event.index, event.items, keys, chance, directory);
    }
  }
  return { whole, reports: [...reports.values()], refused };
}

async function writeItems(
  signed: Signed,
  uploadId: string,
  index: number,
  items: readonly Item[],
  keys: readonly LabelKey[],
  chance: Chance,
  directory: Directory,
): Promise<void> {
  const rows = items.map((item, i) => ({
    id: chance.uuid(),
    item,
    key: keys[i],
    originatorId: originatorOf(item.originator, directory),
  }));
  await asReader(signed.room.realm, signed.acting.reader, (tx) => insertStaged(tx, uploadId, index, rows));
}
