/** Which laws apply and why, in the law's own words: advice with its reasons. Nothing is filed from here. */
import type { CaseFile } from "@noroshi/api";
import { Block } from "../../ui/block.tsx";
import { Mach } from "../../ui/says.tsx";
import { PUNCTUATION } from "../../words/punctuation.ts";
import { useWords } from "../../words/use-words.ts";
import { foundText } from "./fact-text.ts";

const VERDICTS = { yes: "filing.applies", cannot_tell_yet: "filing.perhaps", no: "filing.appliesNot" } as const;

export function Laws({ advice }: { readonly advice: CaseFile["advice"] }) {
  const { t } = useWords();
  const near = advice.filter((a) => a.verdict !== "no");
  const far = advice.filter((a) => a.verdict === "no");
  return (
    <Block title={<Mach>{t("filing.laws")}</Mach>} sub={t("filing.lawsSub")}>
      {near.map((a) => (
        <Law key={a.regime} law={a} />
      ))}
      {far.length > 0 ? (
        <details className="far">
          <summary>
            {t("filing.appliesNot")} <span className="s">{far.length}</span>
          </summary>
          {far.map((a) => (
            <Law key={a.regime} law={a} />
          ))}
        </details>
      ) : null}
    </Block>
  );
}

function Law({ law }: { readonly law: CaseFile["advice"][number] }) {
  const { t, lang, say } = useWords();
  return (
    <details className="law">
      <summary>
        <b>{say(law.name)}</b>
        <span className="end s">{t(VERDICTS[law.verdict])}</span>
      </summary>
      <p>{say(law.text)}</p>
      {law.because.length > 0 ? (
        <p className="s">
          {t("filing.because")}:{" "}
          {law.because
            .map((b) => `${say(b.name)} = ${b.found === null ? t("filing.notKnown") : foundText(b.found, lang)}`)
            .join(PUNCTUATION[lang].comma)}
        </p>
      ) : null}
      {law.missing.length > 0 ? (
        <p className="s">
          {t("filing.wouldDecide", { names: law.missing.map((m) => say(m.name)).join(PUNCTUATION[lang].comma) })}
        </p>
      ) : null}
      <p className="s">
        {t("filing.source", { source: law.source })}{" "}
        {law.verified ? null : <span className="cav gues">{t("filing.unverified")}</span>}
      </p>
    </details>
  );
}
