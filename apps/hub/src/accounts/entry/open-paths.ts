/**
 * Which of better-auth's addresses this hub opens. Everything else of it is closed: a person cannot make an API key that
 * names another actor, change the address it is known by, or delete its login, by calling what no screen offers.
 */
const OPEN: Readonly<Record<string, "GET" | "POST">> = {
  "/sign-in/email": "POST",
  "/sign-in/social": "POST",
  "/callback/sso": "GET",
  "/sign-out": "POST",
  "/error": "GET",
  "/change-password": "POST",
  "/two-factor/enable": "POST",
  "/two-factor/disable": "POST",
  "/two-factor/verify-totp": "POST",
  "/two-factor/verify-backup-code": "POST",
  "/two-factor/generate-backup-codes": "POST",
  "/passkey/generate-register-options": "GET",
  "/passkey/verify-registration": "POST",
  "/passkey/generate-authenticate-options": "GET",
  "/passkey/verify-authentication": "POST",
  "/passkey/update-passkey": "POST",
  "/passkey/delete-passkey": "POST",
  "/invitation/accept": "POST",
  "/recovery/accept": "POST",
};

export const AUTH_BASE = "/api/auth";

/** Is this address of the sign-in open? */
export function isOpenEntry(method: string, path: string): boolean {
  const rest = path.startsWith(AUTH_BASE) ? path.slice(AUTH_BASE.length) : "";
  return Object.hasOwn(OPEN, rest) && OPEN[rest] === method;
}
