import { describe, expect, test } from 'vitest';
import {
  adopt,
  foundIn,
  giveBack,
  goesOn,
  isClean,
  issuesOf,
  isTyped,
  lacks,
  missing,
  notObject,
  refuseOrDrop,
  reportOf,
  takeReport,
  under,
  wrongType,
  wrongValue,
} from './report.js';

describe('a report', () => {
  test('is clean until something is found', () => {
    const report = reportOf(false);
    expect(isClean(report)).toBe(true);
    expect(report.deletes).toBe(false);
    expect(issuesOf(report)).toEqual([]);
    expect(foundIn(report)).toEqual([]);
    missing(report, 'name');
    expect(isClean(report)).toBe(false);
    expect(issuesOf(report)).toEqual([{ code: 'invalid', path: ['name'], message: 'Missing' }]);
  });

  test('words what an object lacks, and what is none', () => {
    const report = reportOf(false);
    lacks(report, 'name');
    notObject(report);
    expect(issuesOf(report)).toEqual([
      { code: 'invalid', path: ['name'], message: 'Invalid key: Expected "name"' },
      { code: 'invalid', path: [], message: 'Invalid type: Expected Object' },
    ]);
  });

  test('puts what was found since then under a key', () => {
    const report = reportOf(false);
    wrongType(report, 'first', 'a');
    const before = report.count;
    wrongType(report, 'second', 'b');
    wrongValue(report, 'third');
    under(3, report, before);
    under('list', report, before);
    expect(issuesOf(report).map(({ path }) => path)).toEqual([
      ['a'],
      ['list', 3, 'b'],
      ['list', 3],
    ]);
    under(0, report, before);
    under('all', report, before);
    expect(issuesOf(report).map(({ path }) => path)).toEqual([
      ['a'],
      ['all', 0, 'list', 3, 'b'],
      ['all', 0, 'list', 3],
    ]);
  });

  test('is read as often as one likes', () => {
    const report = reportOf(false);
    wrongType(report, 'type', 'b');
    under('a', report, 0);
    expect(issuesOf(report)[0]?.path).toEqual(['a', 'b']);
    expect(issuesOf(report)[0]?.path).toEqual(['a', 'b']);
  });

  test('knows whether a value has its type, and whether anything was found', () => {
    const report = reportOf(false);
    const before = report.count;
    expect([isTyped(report, before), goesOn(report, before)]).toEqual([true, true]);
    wrongValue(report, 'rule');
    expect(isTyped(report, before)).toBe(true);
    const between = report.count;
    expect([isTyped(report, between), goesOn(report, between)]).toEqual([true, true]);
    wrongType(report, 'type');
    expect([isTyped(report, between), goesOn(report, between)]).toEqual([false, false]);
  });

  test('takes a value that a rule refused for untyped where a transformation would run', () => {
    const report = reportOf(false);
    wrongValue(report, 'rule');
    expect(goesOn(report, 0)).toBe(false);
    expect(isTyped(report, 0)).toBe(false);
  });

  test('tells of a hundred, and forgets none of the rest', () => {
    const report = reportOf(false);
    for (let index = 0; index < 1000; index++) wrongValue(report, 'rule', index);
    expect(issuesOf(report)).toHaveLength(100);
    const before = report.count;
    wrongValue(report, 'not told');
    expect([isTyped(report, before), goesOn(report, before)]).toEqual([false, false]);
  });
});

describe('a report that drops keys', () => {
  test('is clean with dropped keys only', () => {
    const report = reportOf(true);
    refuseOrDrop(report, 'unknown_key', 'Unknown key', 'a');
    expect(isClean(report)).toBe(true);
    expect([isTyped(report, 0), goesOn(report, 0)]).toEqual([true, true]);
    expect(issuesOf(report)).toEqual([]);
    expect(foundIn(report)).toHaveLength(1);
  });

  test('is not kept from what is refused by many that are dropped', () => {
    const report = reportOf(true);
    for (let index = 0; index < 1000; index++) {
      refuseOrDrop(report, 'unknown_key', 'Unknown key', `k${index}`);
    }
    wrongType(report, 'type', 'a');
    expect(isClean(report)).toBe(false);
    expect(issuesOf(report)).toEqual([{ code: 'invalid', path: ['a'], message: 'type' }]);
    expect(foundIn(report)).toHaveLength(101);
  });
});

describe('adopt', () => {
  test('takes over what an option found, at its place', () => {
    const option = reportOf(false);
    wrongType(option, 'type', 'a');
    under('list', option, 0);
    const report = reportOf(false);
    adopt(report, option, false);
    expect(issuesOf(report)).toEqual([{ code: 'invalid', path: ['list', 'a'], message: 'type' }]);
    expect(isTyped(report, 0)).toBe(false);
  });

  test('keeps what is dropped dropped, and what is typed typed', () => {
    const option = reportOf(true);
    refuseOrDrop(option, 'unknown_key', 'Unknown key', 'a');
    wrongValue(option, 'rule', 'b');
    const report = reportOf(true);
    adopt(report, option, isTyped(option, 0));
    expect(issuesOf(report).map(({ path }) => path)).toEqual([['b']]);
    expect(foundIn(report)).toHaveLength(2);
    expect(isTyped(report, 0)).toBe(true);
  });

  test('forgets nothing of an option that there is no room for', () => {
    const option = reportOf(false);
    wrongValue(option, 'rule');
    const report = reportOf(false);
    for (let index = 0; index < 100; index++) wrongValue(report, 'rule', index);
    adopt(report, option, true);
    expect(isTyped(report, report.count)).toBe(false);
  });
});

describe('a report that is given back', () => {
  test('reads the next input, and nobody has it meanwhile', () => {
    const report = takeReport();
    const another = takeReport();
    expect(another).not.toBe(report);
    giveBack(report);
    expect(takeReport()).toBe(report);
    expect(takeReport()).not.toBe(report);
  });

  test('is as one that was just made', () => {
    const report = takeReport();
    report.deletes = true;
    giveBack(report);
    expect(takeReport()).toBe(report);
    expect(report).toEqual(reportOf(false));
  });

  test('is left to its issues', () => {
    const report = takeReport();
    missing(report, 'name');
    giveBack(report);
    expect(takeReport()).not.toBe(report);
  });

  test('drops no keys of the next input', () => {
    const report = reportOf(true);
    giveBack(report);
    expect(takeReport()).not.toBe(report);
  });
});
