import { safeParseJson, type SafeParseResult } from 'gen-dtos/runtime';
import { updateAddressBookByOwner } from '../../.tmp/generated/address-book.js';

export function parse(body: string | Uint8Array): SafeParseResult<unknown> {
  return safeParseJson(updateAddressBookByOwner, body);
}

export { verdict } from '../verdicts/gen-dtos.js';
