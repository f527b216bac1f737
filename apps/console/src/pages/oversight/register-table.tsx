/** The register: every request with the acts that it went through, as they were recorded. */
import type { Register } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { Answer } from "../../app/answer.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Go } from "../../ui/go.tsx";
import { Empty } from "../../ui/states.tsx";
import { nameOf } from "../../words/names.ts";
import { REGISTER_ACT_NAMES, STANDING_NAMES } from "../../words/oversight.ts";
import { useWords } from "../../words/use-words.ts";

export function RegisterTable() {
  const { t } = useWords();
  const register = useQuery(QUERIES.register());
  return (
    <Answer question={register} rows={8}>
      {(page) => (
        <Block title={t("oversight.register")} sub={t("oversight.registerSub")}>
          {page.profile.verified ? null : <p className="s">{t("oversight.assumed")}</p>}
          {page.requests.length === 0 ? (
            <Empty say={t("oversight.emptyRegister")} next={t("oversight.emptyRegisterNext")} />
          ) : (
            <Rows page={page} />
          )}
        </Block>
      )}
    </Answer>
  );
}

function Rows({ page }: { readonly page: Register }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const provision = (id: string | null): string => {
    const found = page.profile.provisions.find((p) => p.id === id);
    return found ? say(found.name) : t("oversight.noProvision");
  };
  return (
    <table className="register">
      <thead>
        <tr>
          <th scope="col">{t("oversight.number")}</th>
          <th scope="col">{t("oversight.provision")}</th>
          <th scope="col">{t("oversight.asker")}</th>
          <th scope="col">{t("oversight.standing")}</th>
          <th scope="col">{t("oversight.acts")}</th>
        </tr>
      </thead>
      <tbody>
        {page.requests.map((r) => (
          <tr key={r.id}>
            <td className="nw">
              <Go href={PATHS.measure(r.id)}>{r.number}</Go>
              {r.prolongs === null ? null : (
                <span className="s under">{t("oversight.prolongs", { number: r.prolongs })}</span>
              )}
            </td>
            <td>{provision(r.provision)}</td>
            <td>{say(r.asker.name)}</td>
            <td>
              <b>{nameOf(STANDING_NAMES, r.standing, lang)}</b>
              {r.validUntil === null ? null : (
                <span className="s under">{t("oversight.ends", { when: moment(r.validUntil, now, lang) })}</span>
              )}
            </td>
            <td>
              {r.acts.map((a) => (
                <span key={a.id} className="under">
                  {nameOf(REGISTER_ACT_NAMES, a.act, lang)} <span className="s nw">{moment(a.at, now, lang)}</span>
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
