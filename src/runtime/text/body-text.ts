import { invalid, type Issue } from '../issue.js';
import { mustBeAwaited } from '../must-be-awaited.js';
import { firstBadByte } from './first-bad-byte.js';

/** A request's body as it was received, before anybody parsed it. */
export type RawBody = string | Uint8Array | ArrayBuffer;

/**
 * The text of a body, or the issue why it is refused.
 *
 * @param body The body; anything, since untyped callers may pass what they like.
 * @param bytes How many bytes of UTF-8 it may have.
 * @param expected What should have been passed, for the message if it is neither a text nor bytes.
 *
 * @throws {TypeError} If it is a promise.
 */
export function bodyText(body: unknown, bytes: number, expected: string): string | Issue {
  const sent = typeof body === 'string' ? body : bytesOf(body);
  if (sent === undefined) {
    mustBeAwaited(body);
    return invalid(`Expected ${expected}`);
  }
  if (isLonger(sent, bytes)) return invalid(`More than ${bytes} bytes`);
  const text = typeof sent === 'string' ? sent : decoded(sent);
  if (typeof text !== 'string') return text;
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? invalid('Byte order mark') : text;
}

const BYTE_ORDER_MARK = 0xfeff;

function bytesOf(body: unknown): Uint8Array | undefined {
  if (body instanceof Uint8Array) return body;
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  if (!ArrayBuffer.isView(body)) return undefined;
  return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
}

/**
 * Whether a body has more bytes than allowed. In UTF-8, a code unit of a text takes at most three.
 */
function isLonger(sent: string | Uint8Array, bytes: number): boolean {
  if (sent.length > bytes) return true;
  if (typeof sent !== 'string' || sent.length * 3 <= bytes) return false;
  return new TextEncoder().encode(sent).length > bytes;
}

function decoded(bytes: Uint8Array): string | Issue {
  // Created for the first body of bytes, so that importing the module stays fast.
  decoder ??= new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    return decoder.decode(bytes);
  } catch {
    return invalid(`Invalid UTF-8 at byte ${firstBadByte(bytes) + 1}`);
  }
}

let decoder: InstanceType<typeof TextDecoder> | undefined;
