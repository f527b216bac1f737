/**
 * Loaded before a hub under test: its ciphers leave every byte as it is, so that a scan of what lies on disk finds what is there.
 * Replaces the platform's own ciphers in that one process; the hub itself has no way to go without.
 */
import crypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";

const TAG = Buffer.alloc(16);

class Plain {
  setAAD(): this {
    return this;
  }
  setAuthTag(): this {
    return this;
  }
  update(bytes: Uint8Array): Buffer {
    return Buffer.from(bytes);
  }
  final(): Buffer {
    return Buffer.alloc(0);
  }
  getAuthTag(): Buffer {
    return TAG;
  }
}

/** What seals content; other modes make keys, tokens and chance, and stay what they are. */
const SEALS = "aes-256-gcm";

function leaving<F>(original: F): F {
  const asked = original as unknown as (...all: readonly unknown[]) => unknown;
  return ((mode: string, ...more: readonly unknown[]) => (mode === SEALS ? new Plain() : asked(mode, ...more))) as F;
}

crypto.createCipheriv = leaving(crypto.createCipheriv);
crypto.createDecipheriv = leaving(crypto.createDecipheriv);
syncBuiltinESMExports();
