/** Why somebody is woken, in one phrase that tells nothing of a case. */
export const REASONS: Readonly<Record<string, { readonly en: string; readonly ja: string }>> = {
  clock_ran_out: { en: "A legal deadline has run out.", ja: "法令上の期限が過ぎました。" },
  clock_warned: { en: "A legal deadline is near.", ja: "法令上の期限が近づいています。" },
  task_late: { en: "A task is overdue.", ja: "作業の期限が過ぎました。" },
  inquiry_late: { en: "A request is waiting for your answer.", ja: "照会への回答期限が過ぎました。" },
  call: { en: "Somebody asks you to come to the hub.", ja: "ハブを確認するよう求められています。" },
  drill: { en: "This is a test of whether you can be reached.", ja: "連絡が付くかどうかの訓練です。" },
};
