import { bytesOfBase64 } from './base64.js';

/** The user name and password in `Authorization: Basic …`. */
export interface BasicCredentials {
  readonly username: string;
  readonly password: string;
}

/** A longer header is refused without decoding it. */
const HEADER_LENGTH = 4096;

/**
 * Reads a header as RFC 7617 defines it: canonical base64 of UTF-8 without control characters. The
 * password is everything after the first colon. Returns `undefined` for any other text.
 */
export function readBasic(header: string): BasicCredentials | undefined {
  if (header.length > HEADER_LENGTH) return undefined;
  const encoded = /^Basic +([^ ]+)$/i.exec(header)?.[1];
  const bytes = encoded === undefined ? undefined : bytesOfBase64(encoded);
  const text = bytes === undefined ? undefined : decoded(bytes);
  if (text === undefined || /\p{Cc}/u.test(text)) return undefined;
  const colon = text.indexOf(':');
  if (colon === -1) return undefined;
  return { username: text.slice(0, colon), password: text.slice(colon + 1) };
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
