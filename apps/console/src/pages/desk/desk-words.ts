/** The words for channels and states of a desk entry. */
export const CHANNEL_KEYS: Readonly<
  Record<string, "desk.telephone" | "desk.fax" | "desk.in_person" | "desk.radio" | "desk.letter" | "desk.other">
> = {
  telephone: "desk.telephone",
  fax: "desk.fax",
  in_person: "desk.in_person",
  radio: "desk.radio",
  letter: "desk.letter",
  other: "desk.other",
};

export const STATE_KEYS = {
  unconfirmed: "desk.unconfirmed",
  confirmed: "desk.confirmed",
  corrected: "desk.corrected",
} as const;
