/** What the law asks of oversight here: the profile that ships in profiles/oversight, read once at the start. A malformed file stops it. */
import { readFileSync } from "node:fs";
import { type OversightProfile, readOversightProfile } from "@noroshi/oversight";

const FILE = new URL("../../../../profiles/oversight/jp-act42.json", import.meta.url);

const read = readOversightProfile(JSON.parse(readFileSync(FILE, "utf8")));
if (!read.ok) throw new Error(`profiles/oversight: ${read.faults.map((f) => `${f.place} ${f.say}`).join("; ")}`);

export const OVERSIGHT: OversightProfile = read.profile;
