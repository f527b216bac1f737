/**
 * The common forms for those who fill them in: fields, words, and the document that is sent. Everything is intake's own
 * definition; the console takes it through this door, without schemas.
 */
export {
  type Answers,
  answersFrom,
  FORM_FIELDS,
  FORM_STEPS,
  FORMS,
  type FormField,
  type FormFormat,
  type FormStep,
  fieldsOf,
  formDocument,
  labelOf,
  UNKNOWN,
} from "@noroshi/intake/contract";
export { readLocalTime } from "@noroshi/values/time";
