/** The zone of the Japanese common forms: part of the forms, whichever office takes them. */
export const FORM_ZONE = "Asia/Tokyo";
