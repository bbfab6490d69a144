import { bytesOfBase64 } from './base64.js';

/** What `Authorization: Basic …` says. */
export interface BasicCredentials {
  readonly username: string;
  readonly password: string;
}

/** Of a header that is longer, nothing is decoded. */
const HEADER_LENGTH = 4096;

/**
 * Reads a header by RFC 7617: canonical base64, UTF-8, no control characters. The password is all
 * after the first colon. `undefined` for any other text.
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
