import type { FormEntries } from '../../runtime/form/pairs-of.js';
import { firstBadByte } from '../../runtime/text/first-bad-byte.js';

/**
 * The boundary that a parameter names (RFC 2046, section 5.1.1). It has to be the only parameter,
 * and to consist of characters that every parser of headers reads in the same way.
 */
export const boundaryIn = (parameter: string | undefined): string | undefined =>
  BOUNDARY.exec(parameter ?? '')?.[2];

const BOUNDARY = /^boundary=("?)([\w'+.-]{1,70})\1$/i;

/**
 * Reads `multipart/form-data` (RFC 7578) with the parser of the platform; `undefined` if the body
 * is malformed, or if another parser might find something else in it.
 */
export async function readMultipart(
  body: Uint8Array,
  boundary: string | undefined,
): Promise<FormEntries | undefined> {
  if (boundary === undefined || !isFramed(body, boundary)) return undefined;
  const headers = { 'content-type': `multipart/form-data; boundary="${boundary}"` };
  try {
    const form = await new Response(body, { headers }).formData();
    return isDecoded(form, body) ? form : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether a body has nothing before its first boundary or after its last, and every part gives its
 * name once, in the way browsers write it. Runtimes read anything else differently, or not at all.
 */
function isFramed(body: Uint8Array, boundary: string): boolean {
  const text = new TextDecoder('latin1').decode(body);
  const [before, ...parts] = `\r\n${text}`.split(`\r\n--${boundary}`);
  const end = parts.pop();
  return before === '' && (end === '--' || end === '--\r\n') && parts.every(isPart);
}

const isPart = (part: string): boolean => PART.test(part);

const PART =
  /^\r\nContent-Disposition: form-data; name="[^"\r\n]*"(?:; filename="[^"\r\n]*")?(?:\r\nContent-Type: [^\r\n]*)?\r\n\r\n/i;

/** Whether every text is what was sent. The platform replaces invalid UTF-8 with U+FFFD. */
function isDecoded(form: FormData, body: Uint8Array): boolean {
  const isWhole = [...form]
    .flat()
    .every((text) => typeof text !== 'string' || !text.includes('\ufffd'));
  return isWhole || firstBadByte(body) === body.length;
}
