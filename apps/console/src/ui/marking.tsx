/** A marking as a row shows it: the TLP chip in the right-hand column, its caveats to the left of it. */
import { Caveats } from "./caveats.tsx";
import { type Marked, TlpChip } from "./tlp.tsx";

export function Marking({ marking, most = 1 }: { readonly marking: Marked; readonly most?: number }) {
  return (
    <span className="marking">
      <Caveats codes={marking.caveats} most={most} />
      <TlpChip tlp={marking.tlp} />
    </span>
  );
}
