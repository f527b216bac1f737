/** Packages that were released to us: their version and hash, the files, and saying that we have them. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { Answer } from "../../app/answer.tsx";
import { Gate } from "../../app/gate.tsx";
import { Older } from "../../app/older.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { acknowledge } from "../../hub/sharing.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Empty } from "../../ui/states.tsx";
import { TlpChip } from "../../ui/tlp.tsx";
import { Told } from "../../ui/told.tsx";
import { useWords } from "../../words/use-words.ts";
import { OneAct } from "../acting/one-act.tsx";
import { AboutVictim } from "./about-victim.tsx";

const FORMS = [
  ["stix", "STIX"],
  ["misp", "MISP"],
  ["csv", "CSV"],
  ["html", "HTML"],
  ["csaf", "CSAF"],
  ["pdf", "PDF"],
] as const;

export function Packages() {
  const { t, lang } = useWords();
  const now = useNow();
  const question = useInfiniteQuery(QUERIES.deliveries());
  return (
    <Block title={t("share.packages")}>
      <Answer question={question} rows={4}>
        {(data) => {
          const items = data.pages.flatMap((page) => page.items).filter((d) => d.count > 0);
          if (items.length === 0) return <Empty say={t("share.packagesNone")} next={t("share.packagesNext")} />;
          return (
            <ul className="log">
              {items.map((d) => (
                <li key={d.id}>
                  <div className="top">
                    <span className="n">{moment(d.at, now, lang)}</span>
                    <b>
                      <Told text={d.audience} />
                    </b>
                    <span className="s">{t("share.version", { version: d.version, count: d.count })}</span>
                    <span className="end">{d.tlp ? <TlpChip tlp={d.tlp} /> : null}</span>
                  </div>
                  <p className="s">
                    {t("share.files")}{" "}
                    {FORMS.map(([as, name]) => (
                      <a key={as} href={PATHS.packageFile(d.id, as)} download>
                        {name}{" "}
                      </a>
                    ))}
                    <span className="v">{d.packageDigest?.slice(0, 16)}</span>
                  </p>
                  {d.aboutVictims ? <AboutVictim delivery={d.id} /> : null}
                  {d.acknowledgedAt ? (
                    <p className="s">✓ {t("share.acknowledgedAt", { at: moment(d.acknowledgedAt, now, lang) })}</p>
                  ) : (
                    <Gate act="sighting.record">
                      <OneAct
                        say={t("share.acknowledge")}
                        act={(_, key) => acknowledge(d.id, key)}
                        stale={[["received"]]}
                      />
                    </Gate>
                  )}
                </li>
              ))}
            </ul>
          );
        }}
      </Answer>
      <Older question={question} />
    </Block>
  );
}
