/**
 * Which kind of content each table holds, so that a role that does not read this kind sees no row of it whatever its body may
 * see. A table with a label that does not stand here is closed to every reader: a new one declares itself below.
 */

/** What roles read; profiles/roles says which role reads which. */
export type ReadKind = "reports" | "values" | "cases" | "receipts" | "measures" | "holds" | "deconfliction" | "log";

/** `everyone`: its rows tell nothing that a role could be kept from. */
export const READ_KINDS: Readonly<Record<string, ReadKind | "everyone">> = {
  acknowledgement: "values",
  // Whoever takes part in an act that takes two people sees it.
  approval: "everyone",
  assertion: "values",
  assessment: "cases",
  attachment: "reports",
  // A label over the bodies that may take part says who sees a question of law.
  basis_change: "everyone",
  // Whoever is part of an emergency, or reviews it, sees that it was.
  break_glass: "everyone",
  // A public key is for whoever writes to its body; its label says who that is.
  body_key: "everyone",
  // The office's own book of ways and of what became of deliveries; whether somebody reads it is the act's to say.
  channel: "everyone",
  dispatch: "everyone",
  dispatch_try: "everyone",
  // What a body owns is told by its label to that body and the office.
  asset: "everyone",
  asset_event: "everyone",
  case_alias: "cases",
  case_participant: "cases",
  case_presence: "cases",
  case_report: "cases",
  case_room: "cases",
  case_statement: "cases",
  clock: "reports",
  clock_event: "reports",
  complaint: "log",
  consent: "reports",
  // Asked and answered between two bodies; who judges what goes out asks, and reads no report for it.
  consent_answer: "everyone",
  consent_request: "everyone",
  // Whoever works for the body on anything can be reached and can see who is on duty.
  contact: "everyone",
  // The register of the council says of a body how it stands to it, to that body and to the office.
  council_acceptance: "everyone",
  council_event: "everyone",
  council_member: "everyone",
  council_secrecy: "everyone",
  // That a case is laid before a court is for whoever of the body works on cases.
  court_export: "cases",
  custody: "reports",
  // What was proposed to lower is for whoever of these bodies reads what it speaks of.
  declassification: "reports",
  desk_hit: "deconfliction",
  desk_match: "deconfliction",
  desk_measure: "deconfliction",
  direction: "measures",
  // Whoever may answer a disposal or a hold sees it; neither says what a report says.
  disposal: "everyone",
  effect: "measures",
  hold: "holds",
  hold_hit: "holds",
  match_signal: "holds",
  measure_stop: "deconfliction",
  legal_hold: "everyone",
  measure_loss: "measures",
  measure_notice: "measures",
  delivery: "values",
  delivery_part: "values",
  desk_answer: "receipts",
  desk_entry: "receipts",
  dossier: "receipts",
  fact_statement: "receipts",
  filing: "reports",
  filing_word: "reports",
  exchange_entry: "values",
  exchange_status: "receipts",
  existence: "values",
  feature: "values",
  // Which steps are lit: hints to look again, and the lines of fires.
  hop: "everyone",
  inquiry: "cases",
  // The commission's own papers are read by who reads the record.
  inspection: "log",
  inspection_item: "log",
  inspection_opening: "log",
  inspection_word: "log",
  inquiry_word: "cases",
  item_tally: "values",
  // A label says how something is marked and nothing of what it says.
  label: "everyone",
  // Entries are the acting body's own; the commission's reading of all of them is a way of its own.
  outbox: "everyone",
  outcome: "values",
  measure: "measures",
  measure_consultation: "measures",
  measure_step: "measures",
  measure_version: "measures",
  measure_vote: "measures",
  measure_vote_signature: "measures",
  // A page says that somebody is needed, and nothing of what for.
  // Words of the commission are for whoever reads measures in the body that they are said to.
  oversight_answer: "measures",
  oversight_ground: "log",
  oversight_word: "measures",
  page: "everyone",
  page_try: "everyone",
  posting: "values",
  raw: "reports",
  recall: "values",
  receipt: "receipts",
  release: "values",
  release_lapse: "values",
  release_reason: "values",
  report: "reports",
  said_link: "cases",
  restricted_read: "everyone",
  search_token: "reports",
  // A sensor and what it tells are its body's own.
  sensor: "values",
  sensor_entry: "values",
  selected_traffic: "values",
  own_traffic: "values",
  sighting: "values",
  served: "values",
  shift: "everyone",
  staged_assertion: "values",
  statutory_report: "log",
  table_mapping: "receipts",
  task: "cases",
  task_event: "cases",
  transparency_issue: "log",
  understanding: "reports",
  upload: "receipts",
  // Between a victim and who may name it, like the question to it.
  victim_card: "everyone",
  victim_consent: "everyone",
  victim_reason: "everyone",
  withdrawal: "reports",
  wider_terms: "values",
};
