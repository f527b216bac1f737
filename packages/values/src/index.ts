/** The door of @noroshi/values: canonical observables, their finding in text, organisation names and local times. */
export { type AddressRange, addressRange } from "./address/range.ts";
export { canonical } from "./canonical.ts";
export { csvCell, csvRow } from "./csv.ts";
export { unicodeDomain } from "./domain.ts";
export { portBeside } from "./endpoint.ts";
export { extract } from "./extract/extract.ts";
export type { Found } from "./extract/sheet.ts";
export { faultText, type Language, type Refused, VALUE_FAULT_CODES, type ValueFaultCode } from "./faults.ts";
export {
  type Canonical,
  isObservableKind,
  OBSERVABLE_KINDS,
  type Observable,
  type ObservableKind,
} from "./observable.ts";
export { romaji } from "./organisation/kana.ts";
export { type OrganisationName, organisationName } from "./organisation/name.ts";
export { isPublicSuffix, parents, registrable } from "./parents.ts";
export { recognise } from "./recognise.ts";
export { type Pasted, pastedValues } from "./search/pasted.ts";
export { type PersonalClass, type PersonalNumber, personalNumbers, withoutPersonalNumbers } from "./search/personal.ts";
export { foldText, holdsWords, queryTokens, textTokens } from "./search/tokens.ts";
export { type LocalTime, readLocalTime } from "./time/local-time.ts";
