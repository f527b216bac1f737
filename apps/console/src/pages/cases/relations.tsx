/**
 * How a case stands to others that are not it: the campaign that shares its adversary, the wave that came through one root. A
 * machine's finding, in indigo, with its reasons; nothing is joined for it, and the page says so.
 */
import type { CaseDetail, VendorWave } from "@noroshi/api";
import { date } from "../../format/time.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Go } from "../../ui/go.tsx";
import { Mach } from "../../ui/says.tsx";
import { Told } from "../../ui/told.tsx";
import { useWords } from "../../words/use-words.ts";

const ROOTS = { vendor: "case.rootVendor", product: "case.rootProduct", flaw: "case.rootFlaw" } as const;

interface Props {
  readonly campaign: CaseDetail["campaign"];
  readonly waves: CaseDetail["waves"];
  readonly now: string;
}

/** Nothing where the reader sees neither. */
export function Relations({ campaign, waves, now }: Props) {
  const { t } = useWords();
  if (!campaign && waves.length === 0) return null;
  return (
    <Block title={t("case.relations")} sub={t("case.relationsSub")} className="relations">
      {waves.map((wave) => (
        <Wave key={`${wave.root.kind} ${wave.root.name} ${wave.from}`} wave={wave} now={now} />
      ))}
      {campaign ? <Campaign campaign={campaign} /> : null}
    </Block>
  );
}

function Campaign({ campaign }: { readonly campaign: NonNullable<CaseDetail["campaign"]> }) {
  const { t, say } = useWords();
  return (
    <article>
      <h3>
        <Mach>{t("case.campaign", { count: campaign.incidents })}</Mach>
      </h3>
      <ul>
        {campaign.reasons.map((reason) => (
          <li key={reason.en}>{say(reason)}</li>
        ))}
      </ul>
    </article>
  );
}

function Wave({ wave, now }: { readonly wave: VendorWave; readonly now: string }) {
  const { t, say, lang } = useWords();
  const { root, victims, from, to } = wave;
  return (
    <article>
      <h3>
        <Mach>{t("case.wave", { count: victims, root: root.name })}</Mach>
      </h3>
      <p className="s">
        {t(ROOTS[root.kind])}
        {lang === "ja" ? "・" : " · "}
        {t("case.waveDays", { from: date(from, now, lang, "UTC"), to: date(to, now, lang, "UTC") })}
      </p>
      <ul>
        {wave.reasons
          .filter((reason) => reason.code !== "ROOT_NAMED") // the title says it
          .map((reason) => (
            <li key={reason.code}>{say(reason.say)}</li>
          ))}
      </ul>
      <details>
        <summary>{t("case.waveReports", { count: wave.incidents.length })}</summary>
        <ul>
          {wave.incidents.map(({ report }) => (
            <li key={report.id}>
              <Go href={PATHS.report(report.id)}>
                <Told text={report.title} />
              </Go>
            </li>
          ))}
        </ul>
      </details>
    </article>
  );
}
