/**
 * The frame of the form: the realm, the title, the clock, and nothing that needs the hub. It stands by itself without a
 * network, so it asks nothing of the shell.
 */
import type { ReactNode } from "react";
import type { Owner } from "../../drafts/vault.ts";
import { clock, day } from "../../format/time.ts";
import { PATHS } from "../../paths.ts";
import { Go } from "../../ui/go.tsx";
import { Strip } from "../../ui/strip.tsx";
import { useWords } from "../../words/use-words.ts";

interface Props {
  readonly title: string;
  readonly owner: Owner | null;
  readonly now: string;
  readonly children: ReactNode;
}

export function FormFrame({ title, owner, now, children }: Props) {
  const { t, lang } = useWords();
  return (
    <div className="form-room">
      <Strip realm={owner?.realm ?? null} highest={null} />
      <header className="form-head">
        <Go href={PATHS.intake()} className="sign">
          <span lang="ja">狼煙</span>
          <span className="sr">{t("frame.file")}</span>
        </Go>
        <h1>{title}</h1>
        <span className="s nw">
          {day(now, lang)} <b>{clock(now, lang)}</b>
        </span>
      </header>
      <main id="main" className="form-page" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
