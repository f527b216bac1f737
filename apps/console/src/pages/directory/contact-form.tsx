/** A contact, written new or changed: who, for what, by which ways, and when not to be woken for what can wait. */
import type { Contact } from "@noroshi/api";
import { type ContactWritten, keepContact } from "../../hub/paging.ts";
import { useWords } from "../../words/use-words.ts";
import { Field, FormAct, type Written } from "../acting/form-act.tsx";
import { STALE } from "./stale.ts";

const several = (said: string, by = /\s*;\s*/): string[] => said.split(by).filter((one) => one !== "");

/** In the order in which they are tried: what disturbs least comes first. */
const WAYS = ["email", "webhook", "phone"] as const;

function writtenContact(written: Written, id: string | undefined): ContactWritten {
  const [from, to] = [written("from"), written("to")];
  return {
    ...(id === undefined ? {} : { id }),
    duty: written("duty"),
    person: written("person"),
    channels: [
      ...(written("in_app") === "" ? [] : [{ kind: "in_app" as const, address: "" }]),
      ...WAYS.flatMap((kind) => several(written(kind)).map((address) => ({ kind, address }))),
    ],
    languages: several(written("languages"), /[\s,、;]+/),
    zone: written("zone"),
    priority: Number(written("priority")),
    quiet: from === "" || to === "" ? null : { from, to },
    keys: several(written("keys"), /[\s,、;]+/),
  };
}

export function ContactForm({ say, contact }: { readonly say: string; readonly contact?: Contact }) {
  const { t } = useWords();
  const ways = (kind: string) =>
    contact?.channels
      .filter((way) => way.kind === kind)
      .map((way) => way.address)
      .join("; ") ?? "";
  const inApp = contact === undefined || contact.channels.some((way) => way.kind === "in_app");
  return (
    <FormAct say={say} stale={STALE} act={(written, key) => keepContact(writtenContact(written, contact?.id), key)}>
      <Field name="person" label={t("paging.person")} first={contact?.person ?? ""} />
      <Field name="duty" label={t("paging.duty")} first={contact?.duty ?? ""} />
      <div className="boxes">
        <label>
          <input type="checkbox" name="in_app" value="yes" defaultChecked={inApp} /> {t("paging.inApp")}
        </label>
      </div>
      <Field name="email" label={t("paging.email")} first={ways("email")} hint={t("paging.several")} optional />
      <Field name="phone" label={t("paging.phone")} first={ways("phone")} hint={t("paging.several")} optional />
      <Field name="webhook" label={t("paging.webhook")} first={ways("webhook")} optional />
      <Field name="languages" label={t("paging.languages")} first={contact?.languages.join(", ") ?? "ja"} />
      <Field name="zone" label={t("paging.zone")} first={contact?.zone ?? "Asia/Tokyo"} />
      <Field
        name="priority"
        label={t("paging.priority")}
        first={String(contact?.priority ?? 10)}
        pattern="[1-9][0-9]?"
      />
      <Field name="from" label={t("paging.quietFrom")} type="time" first={contact?.quiet?.from ?? ""} optional />
      <Field name="to" label={t("paging.quietTo")} type="time" first={contact?.quiet?.to ?? ""} optional />
      <Field name="keys" label={t("paging.mailKeys")} first={contact?.keys.join(", ") ?? ""} optional />
    </FormAct>
  );
}
