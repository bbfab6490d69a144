import { safeParse, type SafeParseResult } from 'gen-dtos/runtime';
import { updateAddressBookByOwner } from '../../.tmp/generated/address-book.js';

const decoder = new TextDecoder();

export function parse(body: string | Uint8Array): SafeParseResult<unknown> {
  const text = typeof body === 'string' ? body : decoder.decode(body);
  return safeParse(updateAddressBookByOwner, JSON.parse(text));
}

export { verdict } from '../verdicts/gen-dtos.js';
