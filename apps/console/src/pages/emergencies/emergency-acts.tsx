/** What one may do about an emergency: confirm or refuse it, close one's own early, say as oversight what a review found. */
import type { Emergency } from "@noroshi/api";
import { type FormEvent, useRef } from "react";
import { Trouble } from "../../app/answer.tsx";
import { answerEmergency, endEmergency, reviewEmergency } from "../../hub/glass.ts";
import { Button } from "../../ui/button.tsx";
import { useWords } from "../../words/use-words.ts";
import { useGlassAct } from "./use-glass-act.ts";

/** Confirm and refuse never differ in weight. */
export function Answering({ emergency: e }: { readonly emergency: Emergency }) {
  const { t } = useWords();
  const why = useRef<HTMLInputElement>(null);
  const act = useGlassAct();
  const answer = (said: "confirmed" | "refused") =>
    act.mutate(() => answerEmergency(e.id, said, why.current?.value.trim() ?? ""));
  return (
    <div className="say">
      <p className="s">{t("glass.confirmSays", { minutes: e.minutes })}</p>
      <label className="f">
        <span className="l">{t("glass.why")}</span>
        <input ref={why} className="i" maxLength={2000} />
      </label>
      <div className="acts">
        <Button disabled={act.isPending} onClick={() => answer("confirmed")}>
          {t("glass.confirm")}
        </Button>
        <Button disabled={act.isPending} onClick={() => answer("refused")}>
          {t("glass.refuse")}
        </Button>
      </div>
      {act.isError ? <Trouble error={act.error} /> : null}
    </div>
  );
}

export function Closing({ id }: { readonly id: string }) {
  const { t } = useWords();
  const act = useGlassAct();
  return (
    <div className="acts">
      <Button disabled={act.isPending} onClick={() => act.mutate(() => endEmergency(id))}>
        {t("glass.close")}
      </Button>
      {act.isError ? <Trouble error={act.error} /> : null}
    </div>
  );
}

export function Reviewing({ id }: { readonly id: string }) {
  const { t } = useWords();
  const act = useGlassAct();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const found = String(new FormData(event.currentTarget).get("review") ?? "").trim();
    act.mutate(() => reviewEmergency(id, found));
  };
  return (
    <form className="say" onSubmit={submit}>
      <label className="f">
        <span className="l">{t("glass.reviewText")}</span>
        <textarea name="review" className="i" required minLength={10} maxLength={4000} rows={2} />
        <span className="h">{t("glass.reviewHint")}</span>
      </label>
      <div className="acts">
        <Button type="submit" look="main" disabled={act.isPending}>
          {t("glass.review")}
        </Button>
      </div>
      {act.isError ? <Trouble error={act.error} /> : null}
    </form>
  );
}
