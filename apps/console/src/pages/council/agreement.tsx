/** The agreement as it is now: its text, its hash, and by when members accept it. */
import type { CouncilAgreement } from "@noroshi/api";
import type { ReactNode } from "react";
import { useNow } from "../../app/realm-clock.tsx";
import { moment } from "../../format/time.ts";
import { Block } from "../../ui/block.tsx";
import { useWords } from "../../words/use-words.ts";

interface Props {
  readonly agreement: CouncilAgreement | undefined;
  readonly children: ReactNode;
}

export function Agreement({ agreement, children }: Props) {
  const { t, lang } = useWords();
  const now = useNow();
  if (!agreement)
    return (
      <Block title={t("council.agreement")}>
        <p className="s">{t("council.noAgreement")}</p>
        {children}
      </Block>
    );
  return (
    <Block
      title={t("council.agreement")}
      sub={t("council.version", { version: agreement.version })}
      end={t("council.acceptBy", { at: moment(agreement.acceptBy, now, lang) })}
    >
      <details className="agreement-text" open>
        <summary>{agreement.title}</summary>
        {agreement.text}
      </details>
      <p className="s">
        {t("council.digest")} <span className="v">{agreement.digest}</span>
      </p>
      {children}
    </Block>
  );
}
