import { describe, expect, test } from 'vitest';
import { updateUserByOwner } from '../../examples/quickstart/generated/user.js';
import { given } from './conditions/given.js';
import { whereOf } from './conditions/where-of.js';
import type { Dto } from './dto.js';
import { safeParseForm } from './form/parse-form.js';
import { safeParseQuery } from './form/parse-query.js';
import { safeParseJsonPatch } from './json-patch/parse-json-patch.js';
import { safeParseJson } from './json/parse-json.js';
import { safeParseMany } from './parse-many.js';
import { parse, safeParse } from './parse.js';

describe('what is no Dto, as a caller without types may pass it,', () => {
  const missing = new TypeError('Pass a Dto, such as updateUserByOwner or updateUserBy(roles).');
  const anything = [undefined, null, 'owner', 0, {}, [], () => updateUserByOwner].map((one) => [
    one,
  ]);

  test.each(anything)('%o is told of by every parser', (dto) => {
    const none = dto as unknown as Dto<object>;
    expect(() => safeParse(none, {})).toThrow(missing);
    expect(() => parse(none, {}, { unaccepted: 'strip' })).toThrow(missing);
    expect(() => safeParseJson(none, '{}')).toThrow(missing);
    expect(() => safeParseJson(none, '{')).toThrow(missing);
    expect(() => safeParseForm(none, '')).toThrow(missing);
    expect(() => safeParseQuery(none, '')).toThrow(missing);
    expect(() => safeParseJsonPatch(none, [], {})).toThrow(missing);
    expect(() => given(none, {})).toThrow(missing);
    expect(() => whereOf(none, {})).toThrow(missing);
  });

  test('is told of where it was to parse a list', () => {
    const none = undefined as unknown as Dto<object>;
    expect(() => safeParseMany(none, [{}])).toThrow(missing);
    expect(() => safeParseMany(none, {}, { onRefused: () => {} })).toThrow(missing);
    expect(() => safeParseMany(() => none, [{}])).toThrow(missing);
  });
});
