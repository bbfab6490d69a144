import { createHmac, timingSafeEqual } from 'node:crypto';

/** One for everybody, in the code: whoever reads it can sign. */
const SECRET = 'super-secret-key';

/** Of the body alone: not of the path, the time, or who sends it. */
export const bodySignature = (data: Uint8Array): string =>
  createHmac('sha256', SECRET).update(data).digest('hex');

export function verifyHmac(data: Uint8Array, receivedSignature: string | undefined): boolean {
  const expected = Buffer.from(bodySignature(data));
  const received = Buffer.from(receivedSignature ?? '');
  return received.length === expected.length && timingSafeEqual(received, expected);
}
