/**
 * What may become of a measure: every state against every event. A row has one cell for each event, in the order of EVENTS;
 * one too few or too many does not compile. "·" means: not now.
 */
import type { EVENTS, MeasureState } from "../contract/index.ts";

export type Cell = MeasureState | "·";
type CellsFor<E extends readonly unknown[]> = { readonly [K in keyof E]: Cell };
export type Row = CellsFor<typeof EVENTS>;
export type Table = Readonly<Record<MeasureState, Row>>;

export const BASE: Table = {
  //                         edit       send_to_review   pass_review   return     consultation_ends submit       approve     approve_with_conditions     refuse     time_out   object_changes declare_emergency approve_ex_post refuse_ex_post direct     report_outcome      review      close     withdraw     expire
  drafted:                  ["drafted", "legal_review",  "·",          "·",       "·",              "·",         "·",        "·",                        "·",       "·",       "drafted",     "emergency",      "·",            "·",           "·",       "·",                "·",        "·",      "withdrawn", "·"],
  legal_review:             ["·",       "·",             "consulting", "drafted", "·",              "·",         "·",        "·",                        "·",       "·",       "drafted",     "emergency",      "·",            "·",           "·",       "·",                "·",        "·",      "withdrawn", "·"],
  consulting:               ["·",       "·",             "·",          "drafted", "consulted",      "·",         "·",        "·",                        "·",       "·",       "drafted",     "emergency",      "·",            "·",           "·",       "·",                "·",        "·",      "withdrawn", "·"],
  consulted:                ["·",       "·",             "·",          "drafted", "·",              "submitted", "·",        "·",                        "·",       "·",       "drafted",     "emergency",      "·",            "·",           "·",       "·",                "·",        "·",      "withdrawn", "·"],
  submitted:                ["·",       "·",             "·",          "drafted", "·",              "·",         "approved", "approved_with_conditions", "refused", "expired", "drafted",     "·",              "·",            "·",           "·",       "·",                "·",        "·",      "withdrawn", "·"],
  approved:                 ["·",       "·",             "·",          "·",       "·",              "·",         "·",        "·",                        "·",       "·",       "suspended",   "·",              "·",            "·",           "directed","·",                "·",        "·",      "withdrawn", "expired"],
  approved_with_conditions: ["·",       "·",             "·",          "·",       "·",              "·",         "·",        "·",                        "·",       "·",       "suspended",   "·",              "·",            "·",           "directed","·",                "·",        "·",      "withdrawn", "expired"],
  refused:                  ["·",       "·",             "·",          "·",       "·",              "·",         "·",        "·",                        "·",       "·",       "·",           "·",              "·",            "·",           "·",       "·",                "·",        "closed", "·",         "·"],
  emergency:                ["·",       "·",             "·",          "·",       "·",              "·",         "·",        "·",                        "·",       "·",       "·",           "·",              "directed",     "refused",     "·",       "emergency",        "·",        "·",      "·",         "·"],
  suspended:                ["drafted", "·",             "·",          "·",       "·",              "·",         "approved", "approved_with_conditions", "refused", "expired", "suspended",   "·",              "·",            "·",           "·",       "·",                "·",        "·",      "withdrawn", "expired"],
  directed:                 ["·",       "·",             "·",          "·",       "·",              "·",         "·",        "·",                        "·",       "·",       "suspended",   "·",              "·",            "·",           "·",       "outcome_reported", "·",        "·",      "·",         "expired"],
  outcome_reported:         ["·",       "·",             "·",          "·",       "·",              "·",         "·",        "·",                        "·",       "·",       "·",           "·",              "·",            "·",           "·",       "outcome_reported", "reviewed", "·",      "·",         "·"],
  reviewed:                 ["·",       "·",             "·",          "·",       "·",              "·",         "·",        "·",                        "·",       "·",       "·",           "·",              "·",            "·",           "·",       "·",                "·",        "closed", "·",         "·"],
  closed:                   ["·",       "·",             "·",          "·",       "·",              "·",         "·",        "·",                        "·",       "·",       "·",           "·",              "·",            "·",           "·",       "·",                "·",        "·",      "·",         "·"],
  withdrawn:                ["·",       "·",             "·",          "·",       "·",              "·",         "·",        "·",                        "·",       "·",       "·",           "·",              "·",            "·",           "·",       "·",                "·",        "closed", "·",         "·"],
  expired:                  ["·",       "·",             "·",          "·",       "·",              "·",         "·",        "·",                        "·",       "·",       "·",           "·",              "·",            "·",           "·",       "·",                "·",        "closed", "·",         "·"],
};
