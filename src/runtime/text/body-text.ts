import type { Issue } from '../issue.js';
import { firstBadByte } from './first-bad-byte.js';
import { textIssue } from './text-issue.js';

/** What a request brings, before anybody parsed it. */
export type RawBody = string | Uint8Array | ArrayBuffer;

/**
 * The text of a body, or why it has none.
 *
 * @param body Callers without types may give anything.
 * @param bytes How many it may have.
 * @param expected What is expected of whoever gives neither a text nor bytes.
 */
export function bodyText(body: unknown, bytes: number, expected: string): string | Issue {
  const sent = typeof body === 'string' ? body : bytesOf(body);
  if (sent === undefined) return textIssue(`Expected ${expected}`);
  if (isLonger(sent, bytes)) return textIssue(`More than ${bytes} bytes`);
  const text = typeof sent === 'string' ? sent : decoded(sent);
  if (typeof text !== 'string') return text;
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? textIssue('Byte order mark') : text;
}

const BYTE_ORDER_MARK = 0xfeff;

function bytesOf(body: unknown): Uint8Array | undefined {
  if (body instanceof Uint8Array) return body;
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  if (!ArrayBuffer.isView(body)) return undefined;
  return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
}

/** Whether there are more bytes than that. A text has at most three in UTF-8 for each unit. */
function isLonger(sent: string | Uint8Array, bytes: number): boolean {
  if (sent.length > bytes) return true;
  if (typeof sent !== 'string' || sent.length * 3 <= bytes) return false;
  return new TextEncoder().encode(sent).length > bytes;
}

function decoded(bytes: Uint8Array): string | Issue {
  // Made for the first body: whoever has none should not wait for it.
  decoder ??= new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    return decoder.decode(bytes);
  } catch {
    return textIssue(`Invalid UTF-8 at byte ${firstBadByte(bytes) + 1}`);
  }
}

let decoder: InstanceType<typeof TextDecoder> | undefined;
