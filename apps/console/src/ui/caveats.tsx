/** Outlined chips for the restrictions beside TLP; those that stop the reader are drawn in full ink. */
import { caveatName, caveatsInOrder } from "../words/names.ts";
import { PUNCTUATION } from "../words/punctuation.ts";
import { useWords } from "../words/use-words.ts";

const STOPS: ReadonlySet<string> = new Set(["investigation_secret"]);

export function Caveats({ codes: given, most = 3 }: { readonly codes: readonly string[]; readonly most?: number }) {
  const { t, lang } = useWords();
  const codes = caveatsInOrder(given);
  const rest = codes.length - most;
  return (
    <>
      {codes.slice(0, most).map((code) => (
        <span key={code} className={STOPS.has(code) ? "cav stop" : "cav"}>
          {caveatName(code, lang)}
        </span>
      ))}
      {rest > 0 && (
        <span
          className="cav"
          title={codes
            .slice(most)
            .map((c) => caveatName(c, lang))
            .join(PUNCTUATION[lang].comma)}
        >
          {t("frame.moreCaveats", { count: rest })}
        </span>
      )}
    </>
  );
}
