/** A file over the limit of one request: sent in parts, read on arrival. */
import { bytes } from "../../format/figures.ts";
import { Block } from "../../ui/block.tsx";
import { useWords } from "../../words/use-words.ts";

export function LargeFile({ file }: { readonly file: File }) {
  const { t } = useWords();
  return (
    <Block title={t("intake.big")} sub={`${file.name}・${bytes(file.size)}`}>
      <p className="read-text">{t("intake.bigNext")}</p>
    </Block>
  );
}
