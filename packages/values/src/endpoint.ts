/** The port that stands beside an address: `192.0.2[.]9:443`, `[2001:db8::1]:443`, MISP's `192.0.2.9|443`; defanged or not. */
import { clean } from "./clean.ts";
import { refangHost, unwrap } from "./refang.ts";

/** Undefined where there is none, or none that a packet could have. */
export function portBeside(raw: string): number | undefined {
  // untrusted: any line of a list
  const text = clean(raw);
  if (typeof text !== "string") return undefined;
  const value = refangHost(unwrap(text));
  const said =
    /^\d[\d.]+\d[:|](\d{1,5})$/.exec(value)?.[1] ??
    /^(?:\[[0-9a-f:.]+\]:|[0-9a-f]*:[0-9a-f:.]+\|)(\d{1,5})$/i.exec(text)?.[1];
  const port = Number(said);
  return said !== undefined && port > 0 && port < 65_536 ? port : undefined;
}
