/** How a try of a delivery to a partner can end. */
export type PushCode =
  | "DELIVERED"
  | "REFUSED_IN_PART"
  | "REFUSED_THERE"
  | "PENDING_THERE"
  | "AGAIN_LATER"
  | "LINE_BROKE"
  | "SERVER_FAULT"
  | "SIGN_IN_REFUSED"
  | "NO_SUCH_COLLECTION"
  | "OTHER_LANGUAGE"
  | "TOO_LARGE_THERE"
  | "SENT_ELSEWHERE"
  | "NOT_UNDERSTOOD_THERE"
  | "HOST_CLOSED"
  | "NO_SECRET"
  | "CHANNEL_ENDED"
  | "MEMBERSHIP_CLOSED";
