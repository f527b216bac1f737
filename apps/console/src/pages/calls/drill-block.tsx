/** Drills: bodies are paged at once to see who can be reached; who came when, and who did not, stands below one another. */
import type { Page } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { moment } from "../../format/time.ts";
import { callBody } from "../../hub/paging.ts";
import { QUERIES } from "../../hub/queries.ts";
import { useLeave } from "../../hub/standing.ts";
import { Block } from "../../ui/block.tsx";
import { Done, Flag } from "../../ui/says.tsx";
import { useWords } from "../../words/use-words.ts";
import { FormAct } from "../acting/form-act.tsx";

const STALE = [["pages"], ["work"]] as const;

export function DrillBlock({ drills, now }: { readonly drills: readonly Page[]; readonly now: string }) {
  const { t, lang, say } = useWords();
  const calls = useLeave("page.call").allowed;
  const me = useQuery(QUERIES.me()).data;
  const bodies = (useQuery(QUERIES.bodies()).data?.items ?? []).filter((b) => b.id !== me?.body.id);
  return (
    <Block title={t("paging.drill")} sub={t("paging.drillSub")}>
      {drills.length === 0 ? (
        <p className="s">{t("paging.drillNone")}</p>
      ) : (
        <table className="drills">
          <thead>
            <tr>
              <th>{t("paging.drillBody")}</th>
              <th>{t("paging.drillStart")}</th>
              <th>{t("paging.drillCame")}</th>
              <th className="n">{t("paging.drillTook")}</th>
              <th>{t("paging.drillResult")}</th>
            </tr>
          </thead>
          <tbody>
            {drills.map((p) => (
              <tr key={p.id}>
                <td>{p.chain.map((b) => say(b.name)).join(lang === "ja" ? "、" : ", ")}</td>
                <td className="nw">{moment(p.at, now, lang)}</td>
                <td>
                  {p.acknowledgedAt === null ? null : (
                    <>
                      {p.acknowledgedBy} <span className="nw">{moment(p.acknowledgedAt, now, lang)}</span>
                    </>
                  )}
                </td>
                <td className="n">{p.minutes}</td>
                <td>
                  {p.acknowledgedAt !== null ? (
                    <Done>{t("paging.reached")}</Done>
                  ) : p.gaveUpAt !== null ? (
                    <Flag>{t("paging.notReached")}</Flag>
                  ) : (
                    t("paging.running")
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {calls && bodies.length > 0 ? (
        <div className="acts">
          <FormAct
            say={t("paging.drillGo")}
            stale={STALE}
            act={async (written, key) => {
              // One page a body: each is an act of its own, and its answer another one's.
              for (const b of bodies.filter((one) => written(one.slug) !== ""))
                await callBody({ body: b.slug, next: [], kind: "drill" }, `${key}-${b.slug}`);
            }}
          >
            <fieldset className="choices wide">
              <legend>{t("paging.drillWho")}</legend>
              <div className="boxes">
                {bodies.map((b) => (
                  <label key={b.id}>
                    <input type="checkbox" name={b.slug} value="yes" /> {say(b.name)}
                  </label>
                ))}
              </div>
            </fieldset>
          </FormAct>
        </div>
      ) : null}
    </Block>
  );
}
