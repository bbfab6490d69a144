import { describe, expect, test, vi } from 'vitest';
import {
  BRACKETS,
  DOTS,
  form,
  formData,
  generated,
  owner,
  said,
} from '../../../test/forms/user.js';
import { DtoError } from '../dto-error.js';
import { toProblem } from '../problem.js';
import type { RefusedReport } from '../audit/refused-report.js';
import { parseForm, safeParseForm, type ParseFormOptions } from './parse-form.js';
import { safeParseQuery } from './parse-query.js';

describe('parseForm', () => {
  test.each<[what: string, form: () => unknown]>([
    ['a text', () => 'name=J%C3%B6rg+M&age=42&tags=a&tags=b'],
    ['bytes', () => new TextEncoder().encode('name=Jörg+M&age=42&tags=a&tags=b')],
    ['a Buffer', () => Buffer.from('name=J%c3%b6rg%20M&age=42&tags=a&tags=b')],
    ['URLSearchParams', () => new URLSearchParams('name=Jörg M&age=42&tags=a&tags=b')],
    ['FormData', () => formData(['name', 'Jörg M'], ['age', '42'], ['tags', 'a'], ['tags', 'b'])],
    ['empty pairs', () => '&name=J%C3%B6rg+M&&age=42&tags=a&tags=b&'],
  ])('takes %s', (_, make) => {
    expect(form(make())).toEqual({ name: 'Jörg M', age: 42, tags: ['a', 'b'] });
  });

  test('throws a DtoError that lists every reason', () => {
    const attempt = (): unknown => parseForm(owner, 'age=1&age=2&name=%FF');
    expect(attempt).toThrow(DtoError);
    expect(attempt).toThrow('name: Invalid percent-encoding; age: Sent more than once');
  });

  test('lists what the Dto refuses, all of it', () => {
    expect(form('age=x&is_admin=true&nobody=1&name=12345678901')).toEqual([
      'invalid name: Invalid length: Expected <=10',
      'invalid age: Invalid type: Expected number',
      'not_writable is_admin: Not writable',
      'unknown_key nobody: Unknown key',
    ]);
  });

  test('drops what is not accepted, if it is to', () => {
    const options = { unaccepted: 'strip' } as const;
    expect(form('name=x&is_admin=true&utm=1&utm=2', options)).toEqual({ name: 'x' });
  });

  test.each<[text: string, isUnreadable: boolean]>([
    ['name=%FF', true],
    ['name=a&name=b', true],
    ['is_admin=true', false],
    ['name=', false],
  ])('of %s says whether the Dto was asked', (text, isUnreadable) => {
    const result = safeParseForm(owner, text);
    expect(!result.success && 'isUnreadable' in result).toBe(isUnreadable);
  });

  test('tells onRefused once, whoever refuses, and never a value', () => {
    const onRefused = vi.fn<(report: RefusedReport) => void>();
    form('name=s3cret&name=s3cret', { onRefused, principal: 'me' });
    form('is_admin=s3cret', { onRefused });
    form('name=s3cret', { onRefused });
    const who = { model: 'User', shape: 'update', roles: ['owner'], outcome: 'rejected' };
    expect(onRefused.mock.calls).toMatchObject([
      [{ ...who, principal: 'me', issues: [{ code: 'invalid', pointer: '/name' }] }],
      [{ ...who, issues: [{ code: 'not_writable', pointer: '/is_admin' }] }],
    ]);
    expect(JSON.stringify(onRefused.mock.calls)).not.toContain('s3cret');
  });

  test('makes what toProblem takes', () => {
    const result = safeParseForm(owner, 'addresses[0][floor]=1&addresses[0][floor]=2', BRACKETS);
    if (result.success) throw new Error('was accepted');
    expect(toProblem(result.issues)).toMatchObject({
      errors: [{ detail: 'Sent more than once', pointer: '#/addresses/0/floor' }],
    });
  });

  test('asks a Dto of no role', () => {
    const nobody = generated.updateUserBy(['nobody']);
    expect(said(safeParseForm(nobody, 'name=x'))).toEqual(['not_writable : Not writable']);
  });

  test.each<[unknown]>([
    [{ name: 'x' }],
    [undefined],
    [null],
    [42],
    [[['name', 'x']]],
    [new Map([['name', 'x']])],
    [{ getAll: 'x', entries: 'y' }],
  ])('does not take %o, what somebody else made of a form', (body) => {
    expect(form(body)).toEqual([
      'invalid : Expected URLSearchParams, FormData, or the text or the bytes of a form',
    ]);
  });

  test('throws where nobody awaited the form', () => {
    expect(() => form(Promise.resolve(new FormData()))).toThrow(
      'The input is a promise. Await it.',
    );
  });
});

describe('requests, as a server gets them', () => {
  const sent = (body: FormData | URLSearchParams): Request =>
    new Request('http://localhost/users/1?age=42&is_admin=on', { method: 'POST', body });

  test('multipart/form-data', async () => {
    const photo = new File(['bytes'], 'a.png', { type: 'image/png' });
    const data = formData(['name', 'Jörg & "M"'], ['tags', 'a'], ['photo', photo]);
    const output = parseForm(owner, await sent(data).formData()) as object as { photo: File };
    expect(output).toMatchObject({ name: 'Jörg & "M"', tags: ['a'] });
    expect(await output.photo.text()).toBe('bytes');
    data.append('is_admin', 'on');
    expect(form(await sent(data).formData())).toEqual(['not_writable is_admin: Not writable']);
  });

  test('application/x-www-form-urlencoded', async () => {
    const pairs = new URLSearchParams({ name: 'Jörg & "M"', bio: '\u{1f600}+%\r\n' });
    const value = { name: 'Jörg & "M"', bio: '\u{1f600}+%\r\n' };
    expect(form(await sent(pairs).text())).toEqual(value);
    expect(form(await sent(pairs).arrayBuffer())).toEqual(value);
    expect(form(await sent(pairs).formData())).toEqual(value);
  });

  test('queries', () => {
    const url = new URL(sent(new URLSearchParams()).url);
    const parsed = { success: true, output: { age: 42 } };
    expect(safeParseQuery(owner, url, { unaccepted: 'strip' })).toEqual(parsed);
    expect(said(safeParseQuery(owner, url))).toEqual(['not_writable is_admin: Not writable']);
  });
});

describe('what is sent more than once', () => {
  test.each<[form: string, refusals: unknown]>([
    ['name=a&name=b', ['invalid name: Sent more than once']],
    ['name=a&name=a', ['invalid name: Sent more than once']],
    ['age=1&age=2&active=on&active=on', [
      'invalid age: Sent more than once',
      'invalid active: Sent more than once',
    ]],
    ['n%61me=a&name=b', ['invalid name: Sent more than once']],
    ['anything=a&anything=b', ['invalid anything: Sent more than once']],
    ['preferences=a&preferences=b', ['invalid preferences: Sent more than once']],
    // Nothing of it is accepted, however often it is sent.
    ['is_admin=false&is_admin=true', ['not_writable is_admin: Not writable']],
    ['id=1&id=2', ['not_writable id: Not writable']],
    ['id[]=1&id[]=2', ['unknown_key id[]: Unknown key']], // CVE-2021-21263
    ['__proto__=1&__proto__=2', ['unknown_key __proto__: Unknown key']],
  ])('%s', (text, refusals) => {
    expect(form(text)).toEqual(refusals);
  }); // prettier-ignore
});

describe('limits', () => {
  test.each<[form: () => unknown, options: ParseFormOptions, refusal: string]>([
    [() => `name=${'a'.repeat(1_048_576)}`, {}, ': More than 1048576 bytes'],
    [() => 'name=ä', { limits: { bytes: 6 } }, ': More than 6 bytes'],
    [() => 'tags=a&'.repeat(1_001), {}, ': More than 1000 pairs'],
    [() => new URLSearchParams('tags=a&'.repeat(1_001)), {}, ': More than 1000 pairs'],
    [() => formData(...Array.from({ length: 3 }, () => ['tags', 'a'] as const)),
      { limits: { pairs: 2 } }, ': More than 2 pairs'],
    [() => `a${'[b]'.repeat(8)}=1`, BRACKETS, `a${'[b]'.repeat(8)}: More than 8 deep`],
    [() => 'a.b.c=1', { ...DOTS, limits: { depth: 2 } }, 'a.b.c: More than 2 deep'],
    // CVE-2026-5079: limits may be lifted, but nothing is read without end
    [() => `a${'[b]'.repeat(300_000)}=1`, { ...BRACKETS, limits: { depth: Infinity } },
      `a${'[b]'.repeat(33)}…: More than 100 deep`],
  ])('%#', (body, options, refusal) => {
    expect(form(body(), options)).toEqual([`invalid ${refusal}`]);
  }); // prettier-ignore

  test('are kept at their value', () => {
    expect(form('tags=a&'.repeat(1_000))).toHaveProperty('tags.length', 1_000);
    expect(form('name=ä', { limits: { bytes: 7 } })).toEqual({ name: 'ä' });
    const deep = form(`a${'[b]'.repeat(7)}=1`, BRACKETS);
    expect(deep).toEqual(['unknown_key a: Unknown key']);
    const lifted = { limits: { pairs: Infinity, bytes: Infinity } };
    expect(form('tags=a&'.repeat(5_000), lifted)).toHaveProperty('tags.length', 5_000);
  });

  test.each(['bytes', 'pairs', 'depth'])('%s that are no number let nothing in', (name) => {
    expect(() => form('', { limits: { [name]: Number.NaN } })).toThrow(RangeError);
  });

  test('that there are not are told', () => {
    expect(() => form('', { limits: { keys: 5 } as object })).toThrow(
      new TypeError('There is no limits.keys. The limits are: bytes, pairs, depth.'),
    );
  });

  test('at most 100 reasons are listed, and keys are cut', () => {
    const many = Array.from({ length: 500 }, (_, index) => `k${index}=%FF`).join('&');
    expect(form(many)).toHaveLength(100);
    const [refusal = ''] = form(`${'x'.repeat(1_000)}=%FF`) as string[];
    expect(refusal).toBe(`invalid ${'x'.repeat(100)}…: Invalid percent-encoding`);
  });
});

describe('path parameters', () => {
  test('win over what a form says', () => {
    const options = { params: { id: '42' } };
    expect(form('id=42&name=x', options)).toEqual({ name: 'x' });
    expect(form('name=x', options)).toEqual({ name: 'x' });
    const refused = ['value_not_allowed id: Contradicts the path'];
    expect(form('id=43&name=x', options)).toEqual(refused);
    expect(form('id=42&id=43', options)).toEqual(refused);
    expect(form('id[]=43', { ...options, ...BRACKETS })).toEqual(refused);
  });
});
