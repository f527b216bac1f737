/**
 * A marking as a row shows it: the TLP chip, and under it the caveats in small print. The first caveat is named, the rest
 * are counted, named in full on pointing and to a screen reader.
 */
import { caveatName, caveatsInOrder } from "../words/names.ts";
import { PUNCTUATION } from "../words/punctuation.ts";
import { useWords } from "../words/use-words.ts";
import { Caveats } from "./caveats.tsx";
import { type Marked, TlpChip } from "./tlp.tsx";

/** For heads: chips in a line, caveats to the left of TLP. */
export function Marking({ marking, most = 3 }: { readonly marking: Marked; readonly most?: number }) {
  return (
    <span className="marking">
      <Caveats codes={marking.caveats} most={most} />
      <TlpChip tlp={marking.tlp} />
    </span>
  );
}

/** For rows: two lines. */
export function RowMarking({ marking }: { readonly marking: Marked }) {
  const { t, lang } = useWords();
  const names = caveatsInOrder(marking.caveats).map((code) => caveatName(code, lang));
  const rest = names.slice(1);
  return (
    <span className="row-marking">
      <TlpChip tlp={marking.tlp} />
      {names[0] ? (
        <span className="s" title={rest.length > 0 ? names.join(PUNCTUATION[lang].comma) : undefined}>
          {names[0]}
          {rest.length > 0 ? (
            <span className="nw">
              {" "}
              <span aria-hidden="true">{t("frame.moreCaveats", { count: rest.length })}</span>
              <span className="sr">{rest.join(PUNCTUATION[lang].comma)}</span>
            </span>
          ) : null}
        </span>
      ) : null}
    </span>
  );
}
