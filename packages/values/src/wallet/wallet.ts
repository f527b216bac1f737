/**
 * Whether an undeclared value is a wallet: by checksum where the chain has one that the runtime can compute, else by shape.
 * The value itself is never changed (the case of Base58 and of EIP-55 carries meaning).
 */
import { isBase58Address } from "./base58.ts";
import { isBech32Address } from "./bech32.ts";

const ETHEREUM = /^0x[0-9a-fA-F]{40}$/;
/** Monero standard (4), sub- (8) and integrated addresses; its Keccak checksum is not checked. */
const MONERO = /^[48][0-9AB][1-9A-HJ-NP-Za-km-z]{93}(?:[1-9A-HJ-NP-Za-km-z]{11})?$/;

/** Whether a clean text is a wallet address of a known chain. */
export function isWallet(text: string): boolean {
  return ETHEREUM.test(text) || isBech32Address(text) || isBase58Address(text) || MONERO.test(text);
}
