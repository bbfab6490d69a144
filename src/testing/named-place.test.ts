import {
  safeParseForm,
  safeParseQuery,
  toProblem,
  type Dto,
  type FormNotation,
} from 'gen-dtos/runtime';
import { attacksFor, type Attack } from 'gen-dtos/testing';
import { describe, expect, test } from 'vitest';
import { createUserByOwner as createNested } from '../../examples/basic-auth/generated/user.js';
import { createUserByOwner, updateUserByOwner } from '../../examples/quickstart/generated/user.js';
import { isExpected } from './is-expected.js';
import { placeNamed } from './named-place.js';

describe.each<FormNotation>(['brackets', 'dots'])('names in %s', (notation) => {
  test.each([updateUserByOwner, createUserByOwner])(
    'are refused where it is expected',
    async (dto) => {
      let nested = 0;
      for (const attack of attacksFor(dto, { notation })) {
        const read = await readForm(dto, attack, notation);
        if (read === undefined || attack.expected.pointer === undefined) continue;
        if (attack.expected.option !== undefined) nested++;
        const pointers = read.success ? [] : toProblem(read.issues).errors.map(placeIn);
        expect(
          pointers.some((one) => isExpected(attack, one)),
          attack.name,
        ).toBe(true);
      }
      expect(nested).toBeGreaterThan(10);
    },
  );

  test('lead to what is nested in a valid body, so that only the attack is refused', async () => {
    const forms = [...attacksFor(createNested, { notation })].filter(
      ({ class: name, target }) => name === 'case-variant' && target === '/id',
    );
    const issues = await Promise.all(
      forms.map(async (attack) => {
        const read = await readForm(createNested, attack, notation);
        return read && !read.success ? read.issues.map(({ code }) => code) : [];
      }),
    );
    const refused = issues.filter((codes) => codes.length > 0);
    expect(refused.length).toBeGreaterThan(5);
    expect(new Set(refused.flat())).toEqual(new Set(['unknown_key']));
  });
});

const placeIn = ({ pointer }: { pointer: string }): string => decodeURIComponent(pointer.slice(1));

/** What a server whose forms have a notation finds; `undefined` for a body that is no form. */
async function readForm(
  dto: Dto<object, unknown>,
  { carrier, contentType, body, query }: Attack,
  notation: FormNotation,
) {
  if (carrier === 'query') return safeParseQuery<object>(dto, query, { notation });
  if (carrier === 'form') return safeParseForm<object>(dto, body as string, { notation });
  if (carrier !== 'multipart') return undefined;
  const response = new Response(body as string, { headers: { 'content-type': contentType } });
  const form = await response.formData().catch(() => undefined); // it is no form
  return form && safeParseForm<object>(dto, form, { notation });
}

test.each<[string, FormNotation, string, string | undefined]>([
  ['/user[is_admin]', 'brackets', '/user/is_admin', '/user'],
  ['/tags[]', 'brackets', '/tags', '/tags'],
  ['/user[is_admin', 'brackets', '/user[is_admin', undefined],
  ['/user[is_admin]', 'dots', '/user[is_admin]', undefined],
  ['/user.is_admin', 'dots', '/user/is_admin', '/user'],
  ['/is_admin', 'dots', '/is_admin', undefined],
])('%s in %s', (pointer, notation, place, option) => {
  expect(placeNamed(pointer, notation)).toEqual({ pointer: place, ...(option && { option }) });
});
