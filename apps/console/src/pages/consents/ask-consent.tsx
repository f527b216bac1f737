/** Asks whose report it is whether named bodies may have it, or some values of it. */
import type { Item } from "../../hub/sharing.ts";
import { askConsent } from "../../hub/sharing.ts";
import { useWords } from "../../words/use-words.ts";
import { Field, FormAct } from "../acting/form-act.tsx";

interface Props {
  readonly say: string;
  readonly report: string;
  /** Bodies by slug. */
  readonly to: readonly string[];
  readonly items?: readonly Item[];
}

export function AskConsent({ say, report, to, items }: Props) {
  const { t } = useWords();
  return (
    <FormAct
      say={say}
      stale={[["consents"]]}
      act={(written, key) =>
        askConsent({ report, to, reason: written("reason"), ...(items === undefined ? {} : { items }) }, key)
      }
    >
      <Field name="reason" label={t("share.askWhy")} long />
    </FormAct>
  );
}
