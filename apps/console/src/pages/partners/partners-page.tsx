/** Whom the office reaches: every body that it may know of, with the ways that are open to it. */
import "./partners.css";
import { useQuery } from "@tanstack/react-query";
import { Answer } from "../../app/answer.tsx";
import { usePage } from "../../app/page-frame.tsx";
import { QUERIES } from "../../hub/queries.ts";
import { PATHS } from "../../paths.ts";
import { Go } from "../../ui/go.tsx";
import { Empty } from "../../ui/states.tsx";
import { useWords } from "../../words/use-words.ts";
import { ListHead } from "../list-head.tsx";
import { WAY_NAMES } from "./way-names.ts";

export function PartnersPage() {
  const { t, lang, say } = useWords();
  const me = useQuery(QUERIES.me()).data;
  const bodies = useQuery(QUERIES.bodies());
  const channels = useQuery(QUERIES.channels());
  usePage(t("share.partners"), []);
  return (
    <>
      <ListHead title={t("share.partners")} sub={t("share.partnersSub")} end="" />
      <Answer question={channels} rows={8}>
        {({ items }) => {
          const others = (bodies.data?.items ?? []).filter((b) => b.id !== me?.body.id);
          if (others.length === 0) return <Empty say={t("share.noPartners")} />;
          return (
            <table className="reads partners">
              <thead>
                <tr>
                  <th scope="col">{t("share.body")}</th>
                  <th scope="col">{t("share.ways")}</th>
                  <th scope="col">{t("share.pushes")}</th>
                </tr>
              </thead>
              <tbody>
                {others.map((b) => {
                  const own = items.filter((c) => c.body.id === b.id && c.state !== "ended");
                  const dead = own.reduce((sum, c) => sum + c.standing.dead, 0);
                  return (
                    <tr key={b.id}>
                      <td>
                        <Go href={PATHS.partner(b.slug)}>
                          <b>{say(b.name)}</b>
                        </Go>
                      </td>
                      <td>
                        {own.length === 0 ? (
                          <span className="s">{t("share.byItself")}</span>
                        ) : (
                          own.map((c) => WAY_NAMES[c.way][lang]).join("・")
                        )}
                      </td>
                      <td className={dead > 0 ? "shu" : "s"}>
                        {own.some((c) => c.subscription === null)
                          ? t("share.standing", {
                              waiting: own.reduce((sum, c) => sum + c.standing.waiting, 0),
                              delivered: own.reduce((sum, c) => sum + c.standing.delivered, 0),
                              inPart: own.reduce((sum, c) => sum + c.standing.inPart, 0),
                              dead,
                            })
                          : "—"}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          );
        }}
      </Answer>
    </>
  );
}
