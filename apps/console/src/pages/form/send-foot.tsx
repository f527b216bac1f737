/** The foot of the form: whether there is a line, whether the draft is safe, and the buttons of the step. */
import type { ReactNode } from "react";
import type { InUse } from "../../drafts/use-draft.ts";
import { clock } from "../../format/time.ts";
import { PATHS } from "../../paths.ts";
import { Go } from "../../ui/go.tsx";
import { useWords } from "../../words/use-words.ts";

export function SendFoot({ use, children }: { readonly use: InUse; readonly children: ReactNode }) {
  const { t, lang } = useWords();
  const at = clock(use.draft?.savedAt ?? use.now(), lang);
  return (
    <footer className="send-foot">
      <p className="foot-line" role="status">
        <b>{use.online ? t("form.online") : `⌀ ${t("form.offline")}`}</b>{" "}
        <span>{use.kept ? t("form.savedAt", { at }) : t("form.notKept")}</span>
        {use.online ? null : <span className="s"> {t("form.offlineNext")}</span>}
      </p>
      {use.signedOut ? (
        <p className="s">
          {t("form.signInToSend")} <Go href={PATHS.signIn(location.pathname + location.search)}>{t("form.signIn")}</Go>
        </p>
      ) : null}
      <div className="foot-acts">{children}</div>
    </footer>
  );
}
