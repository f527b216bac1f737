/** One partner: what it may receive of what we see and why, its collections, channels and keys, and what was released to it. */
import "../preview/preview.css";
import "./partners.css";
import type { Partner } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Answer } from "../../app/answer.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Go } from "../../ui/go.tsx";
import { keyed } from "../../ui/keyed.ts";
import { Told } from "../../ui/told.tsx";
import { nameOf } from "../../words/names.ts";
import { ALLOWS, REFUSES } from "../../words/rules.ts";
import { useWords } from "../../words/use-words.ts";
import { ListHead } from "../list-head.tsx";
import { Channels } from "./channels.tsx";
import { Log } from "./log.tsx";

export function PartnerPage() {
  const { t, say } = useWords();
  const { slug = "" } = useParams({ strict: false }) as { slug?: string };
  const question = useQuery(QUERIES.partner(slug));
  usePage(question.data ? say(question.data.body.name) : t("share.partners"), []);
  return (
    <Answer question={question} rows={8}>
      {(partner) => (
        <>
          <ListHead title={say(partner.body.name)} sub={[partner.country, ...partner.groups].join("・")} end="" />
          <div className="cols preview-cols">
            <div>
              <MayReceive may={partner.may} />
              <ReleasesTo releases={partner.releases} />
            </div>
            <div>
              <Channels slug={partner.body.slug} bodyId={partner.body.id} />
              <Collections collections={partner.collections} />
            </div>
          </div>
          <Log bodyId={partner.body.id} />
        </>
      )}
    </Answer>
  );
}

function MayReceive({ may }: { readonly may: Partner["may"] }) {
  const { t, lang } = useWords();
  return (
    <Block title={t("share.may")} sub={t("share.maySub")}>
      {may.length === 0 ? <p className="s">{t("share.mayNone")}</p> : null}
      <ul className="may">
        {keyed(may, (m) => `${m.receives} ${m.rule}`).map(({ key, row }) => (
          <li key={key}>
            <span className="yn">
              {row.receives ? "●" : "○"} {t(row.receives ? "share.receives" : "share.keptBack")}
            </span>
            <b className="n">{row.values}</b>
            <span className="s">{nameOf(row.receives ? ALLOWS : REFUSES, row.rule, lang)}</span>
          </li>
        ))}
      </ul>
    </Block>
  );
}

function ReleasesTo({ releases }: { readonly releases: Partner["releases"] }) {
  const { t, lang } = useWords();
  const now = useNow();
  return (
    <Block title={t("share.releasesTo")} sub={releases.length > 0 ? releases.length : null}>
      {releases.length === 0 ? <p className="s">{t("share.releasesNone")}</p> : null}
      <ul className="plain">
        {releases.map((r) => (
          <li key={r.id} className="sent">
            <span className="n">{moment(r.at, now, lang)}</span>{" "}
            <b>
              <Go href={PATHS.frozen(r.id)}>
                <Told text={r.audience} />
              </Go>
            </b>{" "}
            <span className="s">
              {t("share.values")} {r.values}・
              {r.acknowledgedAt
                ? t("share.acknowledgedAt", { at: moment(r.acknowledgedAt, now, lang) })
                : t("share.notAcknowledged")}
            </span>
          </li>
        ))}
      </ul>
    </Block>
  );
}

function Collections({ collections }: { readonly collections: Partner["collections"] }) {
  const { t } = useWords();
  return (
    <Block title={t("share.collections")} sub={t("share.collectionsSub")}>
      <ul className="plain">
        {collections.map((c) => (
          <li key={c.path}>
            <span className="v">{c.path}</span>{" "}
            <span className="s">{t(c.writes ? "share.writes" : "share.reads")}</span>
          </li>
        ))}
      </ul>
    </Block>
  );
}
