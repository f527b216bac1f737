/** The first step: drop, choose, or paste. */
import { FORMS } from "@noroshi/api/form";
import { useRef, useState } from "react";
import { PATHS } from "../../paths.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { Drop } from "../../ui/drop.tsx";
import { Go } from "../../ui/go.tsx";
import { PUNCTUATION } from "../../words/punctuation.ts";
import { useWords } from "../../words/use-words.ts";

export function ChooseFile({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const { t } = useWords();
  const [pasting, setPasting] = useState(false);
  const text = useRef<HTMLTextAreaElement>(null);
  const read = () => {
    const pasted = text.current?.value ?? "";
    // The time is part of the key's name: text that was pasted anew is a new submission.
    if (pasted.trim()) onFiles([new File([pasted], "pasted.json", { type: "application/json" })]);
  };
  return (
    <>
      <FormDoors />
      <Block title={t("intake.step1")}>
        <Drop
          title={t("intake.drop")}
          or={t("intake.or")}
          choose={t("intake.choose")}
          hint={t("intake.takes")}
          onFiles={onFiles}
        />
        {pasting ? (
          <div className="paste">
            <label className="f">
              <span className="l">{t("intake.pasteLabel")}</span>
              <textarea ref={text} className="i v" rows={10} spellCheck={false} />
            </label>
            <div className="acts">
              <Button look="main" onClick={read}>
                {t("intake.pasteGo")}
              </Button>
            </div>
          </div>
        ) : (
          <p className="more">
            <Button look="bare" onClick={() => setPasting(true)}>
              {t("intake.paste")}
            </Button>
          </p>
        )}
      </Block>
    </>
  );
}

/** Whoever has no file fills in a form here, without a network if need be. */
function FormDoors() {
  const { t, lang } = useWords();
  return (
    <Block title={t("form.start")} sub={t("form.startNext")}>
      <div className="acts form-doors">
        {FORMS.map((f) => (
          <Go key={f.format} className="b" href={PATHS.form(f.format.replace("common-form-", ""))}>
            {f[lang]}
          </Go>
        ))}
        {FORMS.map((f) => (
          <Go key={f.written} href={PATHS.blank(f.format.replace("common-form-", ""))}>
            {t("form.print")}
            {PUNCTUATION[lang].opens}
            {f[lang]}
            {PUNCTUATION[lang].closes}
          </Go>
        ))}
      </div>
    </Block>
  );
}
