import { timingSafeEqual } from 'node:crypto';
import type { RawBody } from './authentication.js';

/** A text as bytes of UTF-8. */
export const bytesOfText = (text: string): Uint8Array => new TextEncoder().encode(text);

/**
 * The bytes of a body.
 *
 * @throws {TypeError} If it was parsed already: the signature covers other bytes.
 */
export function bytesOfBody(body: RawBody): Uint8Array {
  if (body instanceof Uint8Array) return body;
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  throw new TypeError('Pass the bytes of the body as they were received, before they are parsed.');
}

/** Concatenates bytes. */
export function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}

/** Bytes as lower-case hexadecimal digits. */
export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Makes a number of random bytes. */
export const randomBytes = (length: number): Uint8Array =>
  crypto.getRandomValues(new Uint8Array(length));

/** Makes a number of random bytes, as hexadecimal digits. */
export const randomHex = (length: number): string => hexOf(randomBytes(length));

/**
 * Whether bytes are equal. It takes the same time wherever they differ (CWE-208); their length is
 * not secret.
 */
export const sameBytes = (left: Uint8Array, right: Uint8Array): boolean =>
  left.length === right.length && timingSafeEqual(left, right);
