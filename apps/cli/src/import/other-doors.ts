/** Files that are no reports and have doors of their own: sightings and advisories. */
import { readFile } from "node:fs/promises";
import type { Door as HubDoor } from "../hub/door.ts";
import { faultsOf } from "../hub/faults.ts";
import { INLINE, sendBytes } from "../hub/send-file.ts";
import type { Language } from "../language.ts";
import type { Summary } from "./summary.ts";

/** Sends a file of sightings or an advisory and counts what came of it. */
export async function importElsewhere(
  at: { readonly door: HubDoor; readonly lang: Language },
  file: string,
  summary: Summary,
): Promise<void> {
  const bytes = await readFile(file);
  if (bytes.length > INLINE)
    return summary.refuse({ file, place: "", code: "TOO_LARGE", say: "larger than 25 MB; split it" });
  const { status, body } = await sendBytes(at.door, file, bytes, { historical: false, receivingAuthority: undefined });
  if (status === 200) {
    const { stored, unchanged } = body as { stored: number; unchanged: number };
    summary.add("knowledge stored (csaf)", stored);
    summary.add("knowledge unchanged (csaf)", unchanged);
  } else if (status === 202) summary.add(`sightings ${(body as { outcome: string }).outcome}`);
  for (const f of faultsOf(body)) {
    const remark = { file, place: f.place, code: f.code, say: f.say[at.lang] };
    if (status === 200 || status === 202) summary.remark(remark);
    else summary.refuse(remark);
  }
}
