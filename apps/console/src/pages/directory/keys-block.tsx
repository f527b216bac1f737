/** Public keys of bodies: fingerprint, from when to when, and which one takes which one's place. */
import type { BodyKey } from "@noroshi/api";
import { officeInstant } from "../../format/office-instant.ts";
import { date } from "../../format/time.ts";
import { enterKey, type KeyWritten, withdrawKey } from "../../hub/paging.ts";
import { useLeave } from "../../hub/standing.ts";
import { Block } from "../../ui/block.tsx";
import { nameOf } from "../../words/names.ts";
import { FORM_NAMES, KEY_STATES, PURPOSE_NAMES } from "../../words/paging-names.ts";
import { useWords } from "../../words/use-words.ts";
import { Field, FormAct, Pick, type Written } from "../acting/form-act.tsx";
import { OneAct } from "../acting/one-act.tsx";
import { byBody } from "./by-body.ts";
import { STALE } from "./stale.ts";

const PURPOSES = ["mail", "files", "signatures"] as const satisfies readonly BodyKey["purpose"][];
const FORMS = ["openpgp", "x509"] as const satisfies readonly BodyKey["form"][];

export function KeysBlock({ keys, now }: { readonly keys: readonly BodyKey[]; readonly now: string }) {
  const { t, lang, say } = useWords();
  const keeps = useLeave("contact.keep").allowed;
  const own = keys.filter((k) => k.mine && k.replacedBy === null && k.withdrawnAt === null);
  return (
    <Block title={t("paging.keys")} sub={t("paging.keysSub")}>
      {keys.length === 0 ? <p className="s">{t("paging.keysNone")}</p> : null}
      {byBody(keys, lang).map((some) => (
        <section key={some[0].body.id} aria-label={say(some[0].body.name)}>
          <h3>{say(some[0].body.name)}</h3>
          <ul>
            {some.map((one) => (
              <KeyLine key={one.id} one={one} keys={keys} now={now} keeps={keeps} />
            ))}
          </ul>
        </section>
      ))}
      {keeps ? (
        <div className="acts">
          <FormAct say={t("paging.keyAdd")} stale={STALE} act={(written, key) => enterKey(writtenKey(written), key)}>
            <Pick
              name="purpose"
              label={t("paging.keyPurpose")}
              choices={PURPOSES.map((value) => ({ value, say: nameOf(PURPOSE_NAMES, value, lang) }))}
            />
            <Pick
              name="form"
              label={t("paging.keyForm")}
              choices={FORMS.map((value) => ({ value, say: nameOf(FORM_NAMES, value, lang) }))}
            />
            <Field name="publicKey" label={t("paging.keyText")} long optional />
            <Field name="fingerprint" label={t("paging.keyPrint")} optional />
            <Field name="since" label={t("paging.keySince")} type="date" first={now.slice(0, 10)} />
            <Field name="until" label={t("paging.keyUntil")} type="date" optional />
            <Pick
              name="replaces"
              label={t("paging.keyReplaces")}
              optional
              choices={[
                { value: "", say: t("paging.keyNoOther") },
                ...own.map((k) => ({ value: k.id, say: grouped(k.fingerprint) })),
              ]}
            />
          </FormAct>
        </div>
      ) : null}
    </Block>
  );
}

function writtenKey(written: Written): KeyWritten {
  const midnight = (day: string): string => officeInstant(day);
  const given = (name: "fingerprint" | "publicKey" | "replaces") =>
    written(name) === "" ? {} : { [name]: written(name) };
  return {
    purpose: PURPOSES.find((one) => one === written("purpose")) ?? "mail",
    form: FORMS.find((one) => one === written("form")) ?? "openpgp",
    since: midnight(written("since")),
    ...(written("until") === "" ? {} : { until: midnight(written("until")) }),
    ...given("fingerprint"),
    ...given("publicKey"),
    ...given("replaces"),
  };
}

/** In groups of four, as people read it to each other. */
const grouped = (print: string): string =>
  print
    .toUpperCase()
    .match(/.{1,4}/g)
    ?.join(" ") ?? print;

interface Props {
  readonly one: BodyKey;
  readonly keys: readonly BodyKey[];
  readonly now: string;
  readonly keeps: boolean;
}

function KeyLine({ one, keys, now, keeps }: Props) {
  const { t, lang } = useWords();
  const on = (iso: string) => date(iso, now, lang);
  const old = keys.find((k) => k.id === one.replaces);
  return (
    <li>
      <div className="h">
        <b>{nameOf(PURPOSE_NAMES, one.purpose, lang)}</b>
        <span className="s">{nameOf(FORM_NAMES, one.form, lang)}</span>
        <span className="s nw">
          {t("paging.from", { since: on(one.since), until: one.until ? on(one.until) : t("paging.open") })}
        </span>
        <span className="end s">{nameOf(KEY_STATES, one.state, lang)}</span>
      </div>
      <p className="print">{grouped(one.fingerprint)}</p>
      {one.publicKey ? (
        <details>
          <summary className="s">{t("paging.keyShow")}</summary>
          <pre className="key-text">{one.publicKey}</pre>
        </details>
      ) : (
        <p className="s">{t("paging.keySaid")}</p>
      )}
      {old ? (
        <p className="s">
          {t("paging.keyReplaces")} <span className="print">{grouped(old.fingerprint)}</span>
        </p>
      ) : null}
      {one.mine && keeps && one.withdrawnAt === null ? (
        <div className="acts">
          <OneAct say={t("paging.keyWithdraw")} stale={STALE} act={(_, key) => withdrawKey(one.id, key)} />
        </div>
      ) : null}
    </li>
  );
}
