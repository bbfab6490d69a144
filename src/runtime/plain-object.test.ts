import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { isPlainObject, isRecord, ownValue } from './plain-object.js';

describe('isPlainObject', () => {
  test.each([
    ['a literal', {}],
    ['what JSON makes', JSON.parse('{"__proto__": 1}')],
    ['an object without prototype', Object.create(null)],
    ['an object of another realm', runInNewContext('({ a: 1 })')],
  ])('takes %s', (_, value) => {
    expect(isPlainObject(value)).toBe(true);
  });

  class Body {}
  test.each([
    ['null', null],
    ['undefined', undefined],
    ['a text', ''],
    ['an array', []],
    ['an array of another realm', runInNewContext('[]')],
    ['a date', new Date()],
    ['a date of another realm', runInNewContext('new Date()')],
    ['a map', new Map()],
    ['an instance', new Body()],
    ['a function', () => undefined],
    ['a boxed text', Object('')],
    ['an object that inherits', Object.create({})],
    ['an object that inherits a method of all objects', Object.create({ hasOwnProperty: null })],
    ['an object that inherits from nothing but keys', Object.create(Object.create(null))],
  ])('refuses %s', (_, value) => {
    expect(isPlainObject(value)).toBe(false);
  });
});

describe('isRecord', () => {
  class Row {}
  test.each([
    ['a literal', {}, true],
    ['an instance', new Row(), true],
    ['a list', [], false],
    ['null', null, false],
    ['undefined', undefined, false],
    ['a text', 'a', false],
    ['a function', () => undefined, false],
  ])('%s', (_, value, is) => {
    expect(isRecord(value)).toBe(is);
  });
});

describe('ownValue', () => {
  test('reads own keys', () => {
    expect(ownValue({ constructor: 1 }, 'constructor')).toBe(1);
  });

  test.each(['constructor', 'toString', '__proto__'])('does not find %s in every object', (key) => {
    expect(ownValue({}, key)).toBeUndefined();
  });
});
