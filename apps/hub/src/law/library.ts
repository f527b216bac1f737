/** The legal profiles, regimes and calendars that ship with the hub, read from profiles/ once at the start. */
import { readdirSync, readFileSync } from "node:fs";

const PROFILES = new URL("../../../../profiles/", import.meta.url);

/** Documents of one folder of profiles, by file name, as they stand: whoever uses them reads them with @noroshi/law. */
function documents(folder: string): ReadonlyMap<string, unknown> {
  const names = readdirSync(new URL(`${folder}/`, PROFILES)).filter((name) => name.endsWith(".json"));
  return new Map(
    names.sort().map((name): [string, unknown] => {
      const text = readFileSync(new URL(`${folder}/${name}`, PROFILES), "utf8");
      return [name.slice(0, -".json".length), JSON.parse(text)];
    }),
  );
}

export const PROFILE_DOCUMENTS = documents("law");
export const REGIME_DOCUMENTS = documents("regimes");
export const CALENDAR_DOCUMENTS = documents("calendars");
export const GATE_DOCUMENTS: readonly unknown[] = [...documents("gates").values()];
export const FACT_DOCUMENTS: readonly unknown[] = [...documents("facts").values()];
