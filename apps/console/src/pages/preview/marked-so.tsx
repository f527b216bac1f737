/** Who would see what our body marked so? Nothing is stored; the same rule answers as for what is. */
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Trouble } from "../../app/answer.tsx";
import { whoWouldSee } from "../../hub/glass.ts";
import { Block } from "../../ui/block.tsx";
import { Button } from "../../ui/button.tsx";
import { Choices } from "../../ui/choices.tsx";
import { TLP_ORDER } from "../../ui/tlp.tsx";
import { CAVEAT_NAMES, caveatName } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";
import { VerdictList } from "./verdict-list.tsx";

/** How far one may act is told with the restrictions, but decides nobody's sight. */
const RESTRICTIONS = Object.keys(CAVEAT_NAMES).filter((code) => !code.startsWith("pap:"));

export function MarkedSo() {
  const { t, lang } = useWords();
  const [tlp, setTlp] = useState("amber");
  const [caveats, setCaveats] = useState<readonly string[]>([]);
  const asked = useMutation({ mutationFn: whoWouldSee });
  // What was answered was about another marking: it goes as soon as the marking changes.
  const change = (does: () => void) => {
    does();
    asked.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    asked.mutate({ tlp, caveats });
  };
  return (
    <Block title={t("sight.labelTitle")} sub={t("sight.labelSub")}>
      <form className="preview-form" onSubmit={submit}>
        <Choices
          legend={t("sight.tlp")}
          choices={TLP_ORDER.map((value) => ({ value, say: value.toUpperCase() }))}
          value={tlp}
          onChoose={(value) => change(() => setTlp(value))}
        />
        <fieldset className="choices">
          <legend>{t("sight.caveats")}</legend>
          <div className="boxes">
            {RESTRICTIONS.map((code) => (
              <label key={code}>
                <input
                  type="checkbox"
                  checked={caveats.includes(code)}
                  onChange={(e) =>
                    change(() => setCaveats(e.target.checked ? [...caveats, code] : caveats.filter((c) => c !== code)))
                  }
                />
                {caveatName(code, lang)}
              </label>
            ))}
          </div>
        </fieldset>
        <div className="acts">
          <Button type="submit" look="main" disabled={asked.isPending}>
            {t("sight.ask")}
          </Button>
        </div>
      </form>
      {asked.isError ? <Trouble error={asked.error} /> : null}
      {asked.data ? <VerdictList answer={asked.data} /> : null}
    </Block>
  );
}
