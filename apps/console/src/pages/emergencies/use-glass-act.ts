/** One act about an emergency. What it opens or closes changes what every page may show: everything is asked anew. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useToast } from "../../ui/toasts.tsx";
import { useWords } from "../../words/use-words.ts";

export function useGlassAct(said?: string) {
  const { t } = useWords();
  const client = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onSuccess: async () => {
      toast(said ?? t("glass.done"));
      await client.invalidateQueries();
    },
    // Somebody else may have answered meanwhile: what is shown has to be what is.
    onError: () => client.invalidateQueries({ queryKey: ["emergencies"] }),
  });
}
