/** What becomes of the names in a form. */
import { describe, expect, test } from 'vitest';
import { BRACKETS, DOTS, form, owner, said } from '../../../test/forms/user.js';
import { safeParseJson } from '../json/parse-json.js';

describe('a name is a key', () => {
  test.each([
    'user[is_admin]=1',
    'user.is_admin=1',
    'is_admin[]=1',
    'preferences[theme]=dark',
    'preferences.theme=dark',
    'tags[]=a',
    'tags[0]=a',
    '__proto__=1',
    '__proto__[is_admin]=1',
    '__proto__.is_admin=1',
    'constructor[prototype][is_admin]=1',
    'a[__proto__]=b', // CVE-2022-24999
    'a[length]=1e8',
    'toString=1', // CVE-2026-8161
    'hasOwnProperty=1',
    'Is_Admin=1',
    'is_admin%00=1',
    'name%5B%5D=a',
    'name%20=a',
    '+name=a',
    '%EF%BC%A9s_admin=1',
    '=1',
    '?name=a',
  ])('and nobody knows that of %s', (text) => {
    const name = decodeURIComponent(text.slice(0, text.lastIndexOf('=')).replaceAll('+', ' '));
    expect(form(text)).toEqual([`unknown_key ${name}: Unknown key`]);
    expect(form(new URLSearchParams(text.replace(/^\?/, '%3F')))).toEqual(form(text));
  });
});

describe('brackets', () => {
  const brackets = (text: string): unknown => form(text, BRACKETS);

  test.each<[form: string, value: unknown]>([
    ['preferences[theme]=dark&preferences[size]=2', { preferences: { theme: 'dark', size: 2 } }],
    ['tags[]=a', { tags: ['a'] }],
    ['tags[]=a&tags[]=b', { tags: ['a', 'b'] }],
    ['tags[0]=a&tags[1]=b', { tags: ['a', 'b'] }],
    ['tags[1]=b&tags[0]=a', { tags: ['a', 'b'] }],
    ['tags=a&tags=b', { tags: ['a', 'b'] }],
    ['tags%5B%5D=a', { tags: ['a'] }],
    ['scores[]=1&scores[]=2', { scores: [1, 2] }],
    ['days[0]=2026-01-31', { days: [new Date('2026-01-31')] }],
    ['pair[0]=a&pair[1]=2', { pair: ['a', 2] }],
    ['labels[0]=1&labels[a.b]=2', { labels: { 0: 1, 'a.b': 2 } }],
    ['few[a]=1', { few: { a: 1 } }],
    ['addresses[0][city]=x&addresses[0][floor]=3&addresses[1][city]=y', {
      addresses: [{ city: 'x', floor: 3 }, { city: 'y' }],
    }],
    ['anything[a][]=x&anything[a][]=y', { anything: { a: ['x', 'y'] } }],
    ['name=a.b', { name: 'a.b' }],
  ])('%s', (text, value) => {
    expect(brackets(text)).toEqual(value);
  }); // prettier-ignore

  test.each<[form: string, refusal: string]>([
    ['preferences[beta]=on', 'not_writable preferences.beta: Not writable'],
    ['preferences[nobody]=1', 'unknown_key preferences.nobody: Unknown key'],
    ['preferences[theme]=dark&preferences[theme]=light', 'invalid preferences.theme: Sent more than once'],
    ['addresses[0][city]=x&addresses[0][verified]=on', 'not_writable addresses.0.verified: Not writable'],
    ['drafts[0][city]=x&drafts[0][verified]=on&drafts[0][verified]=off', 'not_writable drafts.0.verified: Not writable'],
    ['drafts[0][city]=x&drafts[0][nobody]=1&drafts[0][nobody]=2', 'unknown_key drafts.0.nobody: Unknown key'],
    ['set[a]=1&set[a]=2', 'invalid set: Invalid type: Expected Set'],
    ['is_admin[]=on', 'not_writable is_admin: Not writable'],
    ['is_admin[x]=on', 'not_writable is_admin: Not writable'],
    ['user[is_admin]=on', 'unknown_key user: Unknown key'],
    ['user.is_admin=on', 'unknown_key user.is_admin: Unknown key'],
    ['name[]=a', 'invalid name: Invalid type: Expected string'],
    ['name[x]=a', 'invalid name: Invalid type: Expected string'],
    ['name[toString]=a', 'invalid name: Invalid type: Expected string'],
    ['age[]=1', 'invalid age: Invalid type: Expected number'],
    ['born[]=2026-01-31', 'invalid born: Invalid type: Expected Date'],
    ['preferences[]=x', 'invalid preferences: Invalid type: Expected Object'],
    ['preferences[0]=x', 'unknown_key preferences.0: Unknown key'],
    ['__proto__[is_admin]=1', 'unknown_key __proto__: Unknown key'],
    ['__proto__[toString]=1', 'unknown_key __proto__: Unknown key'],
    ['constructor[prototype][x]=1', 'unknown_key constructor: Unknown key'],
    ['preferences[__proto__][beta]=1', 'unknown_key preferences.__proto__: Unknown key'],
    ['preferences[constructor]=1', 'unknown_key preferences.constructor: Unknown key'],
    ['tags[1]=a', 'invalid tags: Indexes not consecutive from 0'],
    ['tags[00]=a', 'invalid tags: Indexes not consecutive from 0'],
    ['tags[-1]=a', 'invalid tags: Indexes not consecutive from 0'],
    ['tags[1e3]=a', 'invalid tags: Indexes not consecutive from 0'],
    ['tags[100000000]=a', 'invalid tags: Indexes not consecutive from 0'],
    ['tags[length]=1e8', 'invalid tags: Indexes not consecutive from 0'],
    ['tags[__proto__]=a', 'invalid tags: Indexes not consecutive from 0'],
    ['tags[0]=a&tags[0]=b', 'invalid tags.0: Sent more than once'],
    ['tags=a&tags[]=b', 'invalid tags: Sent in more than one way'],
    ['tags[0]=a&tags[]=b', 'invalid tags: Sent in more than one way'],
    ['name=1&name[b]=2', 'invalid name: Sent in more than one way'],
    ['preferences=x&preferences[theme]=dark', 'invalid preferences: Sent in more than one way'],
    ['tags[][]=a', 'invalid tags[][]: Malformed name'],
    ['addresses[][city]=a', 'invalid addresses[][city]: Malformed name'],
    ['preferences[theme=dark', 'invalid preferences[theme: Malformed name'],
    ['odd.name[x]=1', 'unknown_key odd.name: Unknown key'],
  ])('%s', (text, refusal) => {
    expect(brackets(text)).toEqual([refusal]);
  }); // prettier-ignore

  test('a record drops `__proto__`, as it does of JSON', () => {
    const parsed = safeParseJson(owner, '{"labels":{"__proto__":1,"a":2}}');
    expect(brackets('labels[__proto__]=1&labels[a]=2')).toEqual(said(parsed));
    expect(said(parsed)).toEqual({ labels: { a: 2 } });
  });

  test('an item that is absent is none', () => {
    const options = { ...BRACKETS, empty: 'absent' } as const;
    expect(form('scores[]=&scores[]=1', options)).toEqual({ scores: [1] });
    expect(form('preferences[size]=&preferences[theme]=dark', options)).toEqual({
      preferences: { theme: 'dark' },
    });
  });
});

describe('dots', () => {
  test.each<[form: string, value: unknown]>([
    ['preferences.theme=dark', { preferences: { theme: 'dark' } }],
    ['tags.0=a&tags.1=b', { tags: ['a', 'b'] }],
    ['tags=a&tags=b', { tags: ['a', 'b'] }],
    ['addresses.0.city=x', { addresses: [{ city: 'x' }] }],
    ['labels.0=1', { labels: { 0: 1 } }],
    ['preferences.beta=on', ['not_writable preferences.beta: Not writable']],
    ['user.is_admin=on', ['unknown_key user: Unknown key']],
    ['user[is_admin]=on', ['unknown_key user[is_admin]: Unknown key']],
    ['__proto__.is_admin=1', ['unknown_key __proto__: Unknown key']], // GHSA-v8w9-8mx6-g223
    ['tags[]=a', ['unknown_key tags[]: Unknown key']],
    ['preferences..theme=dark', ['invalid preferences..theme: Malformed name']],
    ['preferences.=dark', ['invalid preferences.: Malformed name']],
  ])('%s', (text, value) => {
    expect(form(text, DOTS)).toEqual(value);
  });
});
