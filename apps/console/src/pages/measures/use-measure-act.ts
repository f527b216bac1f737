/** One act about a measure. What came of it is asked of the hub anew, also when somebody else was faster. */
import type { MeasureAnswer } from "@noroshi/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { HubProblem } from "../../hub/problem.ts";
import { useToast } from "../../ui/toasts.tsx";
import { GATE_CODES } from "../../words/measure-names.ts";
import { nameOf } from "../../words/names.ts";
import { useWords } from "../../words/use-words.ts";

const isAnswer = (told: unknown): told is MeasureAnswer =>
  typeof told === "object" && told !== null && "waitsFor" in told;

export function useMeasureAct() {
  const { t, lang } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onSuccess: async (told) => {
      const kept = isAnswer(told) && told.answer !== null ? told.answer : null;
      toast(kept === null ? t("measure.done") : t("measure.kept", { why: nameOf(GATE_CODES, kept, lang) }));
      await client.invalidateQueries({ queryKey: ["measures"] });
      await client.invalidateQueries({ queryKey: ["holds"] });
    },
    onError: async (error) => {
      if (error instanceof HubProblem && error.problem?.code === "MOVED_ON") toast(t("measure.moved"));
      await client.invalidateQueries({ queryKey: ["measures"] });
    },
  });
}
