import { timingSafeEqual } from 'node:crypto';
import type { RawBody } from './authentication.js';

/** In UTF-8. */
export const bytesOfText = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Whoever passes a parsed body would have it vouched for by a signature of other bytes. */
export function bytesOfBody(body: RawBody): Uint8Array {
  if (body instanceof Uint8Array) return body;
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  throw new TypeError('Pass the bytes of the body as they were received, before they are parsed.');
}

/** Bytes after one another. */
export function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}

/** Lower-case hexadecimal digits. */
export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** So many random bytes. */
export const randomBytes = (length: number): Uint8Array =>
  crypto.getRandomValues(new Uint8Array(length));

/** The same in hexadecimal digits. */
export const randomHex = (length: number): string => hexOf(randomBytes(length));

/** Takes the same time wherever they differ (CWE-208). Their lengths are no secret. */
export const sameBytes = (left: Uint8Array, right: Uint8Array): boolean =>
  left.length === right.length && timingSafeEqual(left, right);
