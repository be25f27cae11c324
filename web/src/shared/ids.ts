// Ids and digests that a phone makes by itself. Both work where the page is not served
// over a secure address and the browser keeps its own cryptography back.

import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { v7 } from 'uuid'

/** A new id: the server knows a repeated request by it. */
export function newId(): string {
  return v7()
}

export async function digestOf(bytes: ArrayBuffer): Promise<string> {
  if (globalThis.crypto?.subtle) {
    return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
  }
  return bytesToHex(sha256(new Uint8Array(bytes)))
}
