import { expect } from 'vitest';
import { createDto } from '../../src/runtime/create-dto.js';
import type { Dto, DtoFamily } from '../../src/runtime/dto.js';
import { safeParseJson } from '../../src/runtime/json/parse-json.js';
import { isPlainObject } from '../../src/runtime/plain-object.js';
import { refuseKey } from '../../src/runtime/read/keys.js';
import { notObject } from '../../src/runtime/report.js';

/** Takes every plain object, but for the key `secret`. */
const family: DtoFamily = {
  model: 'User',
  shape: 'update',
  bitsOfRole: (role) => (role === 'owner' ? 1 : 0),
  grants: {},
  read(input, report) {
    if (!isPlainObject(input)) return notObject(report);
    refuseKey(report, input, 'secret', 2);
    const { secret: _, ...output } = input;
    return output;
  },
  // Numbers everywhere.
  jsonSchema: () => ({ $ref: '#/$defs/any', $defs: { any: NUMBERS } }),
};

const NUMBERS = {
  type: ['object', 'array', 'number', 'string', 'boolean', 'null'],
  additionalProperties: { $ref: '#/$defs/any' },
  items: { $ref: '#/$defs/any' },
};

export const anything: Dto<Record<string, unknown>> = createDto(family, ['owner']);

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** `path: message` of each issue. */
export function refusals(...args: Parameters<typeof safeParseJson>): string[] {
  const result = safeParseJson(...args);
  if (result.success) return [];
  expect(result.issues.every(({ code }) => code === 'invalid')).toBe(true);
  return result.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}
