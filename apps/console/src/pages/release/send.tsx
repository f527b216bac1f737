/** What follows if it is sent, and sending it: the chosen values are looked at once more as one package, and only that goes out. */
import type { ReleasePreview } from "@noroshi/api";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, Fragment, useId, useRef, useState } from "react";
import { Trouble } from "../../app/answer.tsx";
import { randomKey } from "../../hub/file-key.ts";
import { type Item, type NamedVictim, orderRelease, previewRelease } from "../../hub/sharing.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { formKeys } from "../../ui/form-keys.ts";
import { Keys } from "../../ui/kbd.tsx";
import { VICTIM_FIELD_WORDS } from "../../ui/victim-fields.ts";
import { PUNCTUATION } from "../../words/punctuation.ts";
import { useWords } from "../../words/use-words.ts";
import { nameOfItem } from "./item-name.ts";

interface Props {
  readonly seen: ReleasePreview;
  readonly reportId: string;
  readonly to: readonly string[];
  readonly left: ReadonlySet<string>;
  readonly only: readonly Item[] | null;
  readonly victims: readonly NamedVictim[];
  readonly onSent: (id: string) => void;
}

export function Send({ seen, reportId, to, left, only, victims, onSent }: Props) {
  const { t, lang, say } = useWords();
  const client = useQueryClient();
  const id = useId();
  const key = useRef(randomKey());
  const [audience, setAudience] = useState("");
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const chosen = seen.values.filter((v) => v.included && !left.has(nameOfItem(v)));
  const all = left.size === 0 && !seen.more;
  // Naming a victim may be what makes it wait; the hub says so once more when it is ordered.
  const waits = seen.approval.length > 0 || victims.length > 0;
  const ready =
    chosen.length > 0 && audience.trim() !== "" && !busy && (seen.approval.length === 0 || reason.trim().length >= 10);
  const go = async () => {
    if (!ready) return;
    setBusy(true);
    setFailed(null);
    try {
      const limited = all ? only : chosen.map(({ kind, value }) => ({ kind, value }));
      const named = victims.length === 0 ? {} : { victims };
      const wanted = { report: reportId, to, ...(limited === null ? {} : { items: limited }), ...named };
      // What was left out or is told beside it changes the package: its digest is that of what is left.
      const previewed = all && victims.length === 0 ? seen.digest : (await previewRelease(wanted)).digest;
      const receipt = await orderRelease(
        { ...wanted, audience: audience.trim(), previewed, ...(reason.trim() === "" ? {} : { reason: reason.trim() }) },
        key.current,
      );
      await client.invalidateQueries({ queryKey: ["channels"] });
      onSent(receipt.id);
    } catch (e) {
      // What is sent next is another act.
      key.current = randomKey();
      setFailed(e);
    }
    setBusy(false);
  };
  return (
    <Block title={t("share.ifYouSend")}>
      <dl className="kv">
        <dt>{t("share.goesTo")}</dt>
        <dd>{seen.recipients.map((r) => say(r.name)).join(PUNCTUATION[lang].comma)}</dd>
        <dt>{t("share.contains")}</dt>
        <dd>{t("share.containsOf", { count: chosen.length })}</dd>
        {seen.victims
          .filter((v) => victims.some((one) => one.consent === v.consent))
          .map((v) => (
            <Fragment key={v.consent}>
              <dt>{t("victim.title")}</dt>
              <dd>
                {say(v.victim.name)}
                {PUNCTUATION[lang].colon}
                {victims
                  .filter((one) => one.consent === v.consent)
                  .flatMap((one) => one.fields.map((f) => t(VICTIM_FIELD_WORDS[f])))
                  .join(PUNCTUATION[lang].comma)}
              </dd>
            </Fragment>
          ))}
        {seen.approval.length === 0 ? null : (
          <>
            <dt>{t("waiting.because")}</dt>
            <dd>{seen.approval.map((rule) => say(rule.name)).join(PUNCTUATION[lang].comma)}</dd>
          </>
        )}
        <dt>{t("share.fingerprint")}</dt>
        <dd className="v">{seen.digest.slice(0, 16)}</dd>
        <dt>{t("share.cannotUndo")}</dt>
        <dd>{t("share.cannotUndoSays")}</dd>
        <dt>{t("share.recorded")}</dt>
        <dd>{t("share.recordedSays")}</dd>
      </dl>
      <p className="note">{t("share.changes")}</p>
      <form
        className="one-act"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void go();
        }}
        onKeyDown={formKeys(go, () => setFailed(null))}
      >
        <div className="f">
          <label className="l" htmlFor={id}>
            {t("share.audience")}
          </label>
          <input id={id} className="i" maxLength={100} value={audience} onChange={(e) => setAudience(e.target.value)} />
        </div>
        {waits ? (
          <div className="f">
            <label className="l" htmlFor={`${id}-why`}>
              {t("waiting.why")}
            </label>
            <textarea
              id={`${id}-why`}
              className="i"
              rows={3}
              maxLength={4000}
              value={reason}
              onChange={(e) => setReason(e.target.value)}
            />
          </div>
        ) : null}
        <div className="acts">
          <Button look="main" type="submit" disabled={!ready}>
            {t(seen.approval.length > 0 ? "waiting.sendWaits" : "share.send")} <Keys keys={["Ctrl", "Enter"]} />
          </Button>
        </div>
      </form>
      {failed ? <Trouble error={failed} /> : null}
    </Block>
  );
}
