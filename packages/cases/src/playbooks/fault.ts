/** What is wrong with a playbook, with its place. */
export interface PlaybookFault {
  readonly code: "BAD_VALUE" | "AUTOMATED_STEP" | "BAD_FLOW" | "TOO_STRICT";
  readonly place: string;
  readonly say: { readonly en: string; readonly ja: string };
}
