/** The ways to one partner: state, key, how they stand, what the other side does wrong in words; and what may be done about it. */
import type { PartnerChannel } from "@noroshi/api";
import { useQuery } from "@tanstack/react-query";
import { Answer } from "../../app/answer.tsx";
import { Gate } from "../../app/gate.tsx";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { QUERIES } from "../../hub/queries.ts";
import { keepChannel } from "../../hub/sharing.ts";
import { Block } from "../../ui/block.tsx";
import { Told } from "../../ui/told.tsx";
import { PUNCTUATION } from "../../words/punctuation.ts";
import { useWords } from "../../words/use-words.ts";
import { Field, FormAct, Pick } from "../acting/form-act.tsx";
import { OneAct } from "../acting/one-act.tsx";
import { WAY_NAMES } from "./way-names.ts";

const STALE = [["channels"]] as const;

export function Channels({ slug, bodyId }: { readonly slug: string; readonly bodyId: string }) {
  const { t, lang } = useWords();
  const question = useQuery(QUERIES.channels());
  const ways = (Object.keys(WAY_NAMES) as PartnerChannel["way"][]).map((value) => ({
    value,
    say: WAY_NAMES[value][lang],
  }));
  return (
    <Block title={t("share.channels")}>
      <Answer question={question} rows={3}>
        {({ items }) => {
          const own = items.filter((c) => c.body.id === bodyId);
          return (
            <>
              {own.length === 0 ? <p className="s">{t("share.channelsNone")}</p> : null}
              {own.map((c) => (
                <Channel key={c.id} channel={c} />
              ))}
            </>
          );
        }}
      </Answer>
      <Gate act="partner.keep">
        <FormAct
          say={t("share.openWay")}
          stale={STALE}
          act={(written, key) =>
            keepChannel(
              {
                body: slug,
                way: written("way"),
                address: written("address"),
                ...(written("login") === "" ? {} : { login: written("login") }),
                ...(written("secret") === "" ? {} : { secret: written("secret") }),
              },
              key,
            )
          }
        >
          <Pick name="way" label={t("share.way")} choices={ways} />
          <Field name="address" label={t("share.address")} />
          <Field name="login" label={t("share.login")} optional />
          <Field name="secret" label={t("share.secret")} optional />
        </FormAct>
      </Gate>
    </Block>
  );
}

const STATES = { open: "share.open", paused: "share.paused", ended: "share.ended" } as const;

function Channel({ channel: c }: { readonly channel: PartnerChannel }) {
  const { t, lang, say } = useWords();
  const now = useNow();
  const turn = (state: string) => (_: string, key: string) => keepChannel({ id: c.id, state }, key);
  return (
    <section className="channel">
      <p>
        <b>{WAY_NAMES[c.way][lang]}</b> <span className="s">{t(STATES[c.state])}</span>
      </p>
      <p className="v">
        <Told text={c.address} />
      </p>
      <p className="s">
        {t("share.key")}
        {PUNCTUATION[lang].colon}
        {t(c.hasSecret ? "share.hasKey" : "share.noKey")}
        {c.signingKey === null ? null : (
          <>
            {PUNCTUATION[lang].comma}
            {t("share.signedBy")} <span className="v">{c.signingKey}</span>
          </>
        )}
      </p>
      {c.subscription === null ? (
        <p className={c.standing.dead > 0 ? "shu" : "s"}>{t("share.standing", c.standing)}</p>
      ) : (
        <>
          <p className="s">
            {t("share.taken", { taken: c.subscription.taken, failures: c.subscription.failures })}
            {c.subscription.nextAt ? `・${t("share.nextRound", { at: moment(c.subscription.nextAt, now, lang) })}` : ""}
          </p>
          {c.subscription.say ? (
            <p className={c.subscription.failures > 0 ? "shu" : "s"}>
              {say(c.subscription.say)} <span className="v">{c.subscription.lastCode}</span>
            </p>
          ) : null}
          {c.subscription.notes.map((note) => (
            <p key={note} className="s">
              <Told text={note} />
            </p>
          ))}
        </>
      )}
      {c.state === "ended" ? null : (
        <Gate act="partner.keep">
          <div className="acts">
            {c.state === "open" ? (
              <OneAct say={t("share.pause")} act={turn("paused")} stale={STALE} />
            ) : (
              <OneAct say={t("share.resume")} act={turn("open")} stale={STALE} />
            )}
            <OneAct say={t("share.endIt")} act={turn("ended")} stale={STALE} />
            <FormAct
              say={t("share.renewKey")}
              stale={STALE}
              act={(written, key) => keepChannel({ id: c.id, secret: written("secret") }, key)}
            >
              <Field name="secret" label={t("share.secret")} />
            </FormAct>
          </div>
        </Gate>
      )}
    </section>
  );
}
