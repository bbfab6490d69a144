/** What the audit log is told of values that fit no option of a union. */
import { expect, test } from 'vitest';
import { NOT_WRITABLE, UNKNOWN_KEY, type IssueCode } from '../issue.js';
import { isObject } from '../plain-object.js';
import { allOf, anyOf } from '../read/choices.js';
import type { Reader } from '../read/reader.js';
import { issuesOf, notObject, refuse, reportOf, under, wrongType } from '../report.js';
import { auditedIn } from './untaken.js';

const text: Reader = (value, report) =>
  typeof value === 'string' ? value : wrongType(report, 'Invalid type: Expected string');

/** Reads an object as a model is read: keys that are not writable are declared, others are not. */
const modelOf =
  (fields: Readonly<Record<string, Reader | 'closed'>>): Reader =>
  (value, report, roles) => {
    if (!isObject(value)) return notObject(report);
    for (const key of Object.keys(value)) {
      const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
      if (field === undefined) refuse(report, 'unknown_key', UNKNOWN_KEY, key);
      else if (field === 'closed') refuse(report, 'not_writable', NOT_WRITABLE, key);
      else {
        const before = report.count;
        field(value[key], report, roles);
        under(key, report, before);
      }
    }
    return value;
  };

const unionOf =
  (...options: readonly Reader[]): Reader =>
  (value, report, roles) =>
    anyOf(value, options, 'Invalid type: Expected Object', report, roles);

const told = (read: Reader, value: unknown): string[] => {
  const report = reportOf(false);
  read(value, report, 1);
  expect(issuesOf(report)).toHaveLength(1); // the client is told as valibot tells it
  return auditedIn(report).map(({ code, path }) => `${code} /${path.join('/')}`);
};

const card = modelOf({ number: text, charged: 'closed' });
const iban = modelOf({ iban: text, checked: 'closed' });
const INVALID: `${IssueCode} /` = 'invalid /';

test('a key that the only model among the options does not take', () => {
  const read = unionOf(text, card);
  expect(told(read, { number: '1', charged: true })).toEqual([INVALID, 'not_writable /charged']);
  expect(told(read, { number: '1', evil: true })).toEqual([INVALID, 'unknown_key /evil']);
});

test('a key that no model among the options takes', () => {
  const read = unionOf(card, iban);
  expect(told(read, { number: '1', charged: true })).toEqual([INVALID, 'not_writable /charged']);
  expect(told(read, { iban: '1', checked: true })).toEqual([INVALID, 'not_writable /checked']);
  expect(told(read, { iban: '1', charged: 1, evil: 1 })).toEqual([
    INVALID,
    'not_writable /charged',
    'unknown_key /evil',
  ]);
});

test('an honest mistake is no more than that', () => {
  expect(told(unionOf(text, card), 1)).toEqual([INVALID]);
  expect(told(unionOf(card, iban), 'x')).toEqual([INVALID]);
  expect(told(unionOf(card, iban), { number: 1 })).toEqual([INVALID]);
  const other = modelOf({ charged: text });
  expect(told(unionOf(card, other), { charged: 1 })).toEqual([INVALID]);
});

test('at any depth, and inside of what another option does not know', () => {
  const order = modelOf({ pay: unionOf(text, card) });
  expect(told(order, { pay: { charged: 1 } })).toEqual([
    'invalid /pay',
    'not_writable /pay/charged',
  ]);
  expect(told(unionOf(order, iban), { pay: { charged: 1 } })).toEqual([
    INVALID,
    'not_writable /pay/charged',
  ]);
  const both: Reader = (value, report, roles) =>
    allOf(value, [order, order], 'Invalid type: Expected Object', report, roles);
  expect(told(unionOf(both, text), { pay: { charged: 1 } })).toEqual([
    INVALID,
    'not_writable /pay/charged',
  ]);
});

const anything: Reader = (value) => value;

test('an option that knows every key decides, even if another refuses more', () => {
  const one = modelOf({ number: text, closed: text });
  const other = modelOf({ number: anything, closed: 'closed', more: anything });
  const value = { number: 1, closed: 'x', more: 1 };
  expect(told(unionOf(one, other), value)).toEqual([INVALID, 'not_writable /closed']);
  const deep = modelOf({ number: modelOf({}), closed: text });
  expect(told(unionOf(deep, other), { number: { evil: 1 }, closed: 'x' })).toEqual([INVALID]);
});

test('of a union inside, only if every option that knows the keys says so', () => {
  const value = { pay: { charged: 1 }, more: 1 };
  const pay = unionOf(text, card);
  const other = modelOf({ pay: anything, more: 'closed' });
  expect(told(unionOf(modelOf({ pay, more: anything }), other), value)).toEqual([INVALID]);
  expect(told(unionOf(modelOf({ pay }), other), value)).toEqual([INVALID, 'not_writable /more']);
});

test('inside of what other options refuse, those decide that do not', () => {
  const order = modelOf({ pay: card });
  expect(told(unionOf(order, iban), { pay: { evil: 1 } })).toEqual([
    INVALID,
    'unknown_key /pay/evil',
  ]);
  expect(told(unionOf(order, modelOf({ pay: 'closed' })), { pay: { charged: 1 } })).toEqual([
    INVALID,
    'not_writable /pay/charged',
  ]);
});

test('an option that also refuses the value as a whole says nothing about its parts', () => {
  const both: Reader = (value, report, roles) => text(card(value, report, roles), report, roles);
  expect(told(unionOf(both, iban), { iban: '1', charged: 1 })).toEqual([
    INVALID,
    'unknown_key /charged',
  ]);
});

test('an option that finds a key unknown, and may not know others either', () => {
  const strict: Reader = (value, report) => {
    if (isObject(value)) refuse(report, 'unknown_key', UNKNOWN_KEY, 'number'); // the first one only
    return value;
  };
  expect(told(unionOf(card, strict), { number: '1', charged: true })).toEqual([
    INVALID,
    'not_writable /charged',
  ]);
});

test('at most 100, and none of what is not listed', () => {
  const keys = Array.from({ length: 90 }, (_, index) => [`k${index}`, 1] as const);
  const list: Reader = (value, report, roles) => {
    (value as unknown[]).forEach((item, index) => {
      const before = report.count;
      unionOf(text, card)(item, report, roles);
      under(index, report, before);
    });
    return value;
  };
  const report = reportOf(false);
  list(
    Array.from({ length: 1_000 }, () => Object.fromEntries(keys)),
    report,
    1,
  );
  expect(issuesOf(report)).toHaveLength(100);
  expect(auditedIn(report)).toHaveLength(200);
});

test('of intersections that double what they tell at each level, no more than a part', () => {
  const twice =
    (read: Reader): Reader =>
    (value, report, roles) =>
      allOf(value, [read, read], 'Invalid type: Expected Object', report, roles);
  let read = card;
  let value: unknown = { charged: true };
  for (let depth = 0; depth < 20; depth++) {
    read = modelOf({ in: twice(unionOf(text, read)) });
    value = { in: value };
  }
  const report = reportOf(false);
  read(value, report, 1);
  const place = [...Array.from({ length: 20 }, () => 'in'), 'charged'];
  expect(auditedIn(report).map(({ path }) => path)).toContainEqual(place);
});
