import { describe, expect, test } from 'vitest';
import { owner, RECORD } from '../../../test/json-patch/user.js';
import type { RefusedReport } from '../audit/refused-report.js';
import { safeParseJsonPatch } from './parse-json-patch.js';

describe('the log', () => {
  const reportOf = (patch: unknown): RefusedReport | undefined => {
    const reports: RefusedReport[] = [];
    safeParseJsonPatch(owner, patch, RECORD, {
      onRefused: (report) => reports.push(report),
      principal: 'me',
    });
    expect(reports.length).toBeLessThanOrEqual(1);
    return reports[0];
  };

  test('is told the truth, and where it is', () => {
    const patch = [
      { op: 'test', path: '/api_key', value: 'sk-guess' },
      { op: 'add', path: '/addresses/0/Verified', value: 'sk-guess' },
      { op: 'add', path: '/home', value: { 'ver/ified': 'sk-guess' } },
      { op: 'copy', from: '/notes', path: '/meta' },
      { op: 'test', path: '/Api_Key', value: 'sk-guess' },
    ];
    const report = reportOf(patch);
    expect(report).toEqual({
      model: 'User',
      shape: 'update',
      operation: 'update',
      roles: ['owner'],
      principal: 'me',
      outcome: 'rejected',
      issues: [
        {
          code: 'not_writable',
          path: [0, 'path'],
          message: 'Not readable',
          pointer: '/0/path',
          target: '/api_key',
        },
        {
          code: 'unknown_key',
          path: [1, 'path'],
          message: 'Unknown key',
          pointer: '/1/path',
          target: '/addresses/0/Verified',
          looksLike: 'verified',
        },
        {
          code: 'unknown_key',
          path: [2, 'value', 'ver/ified'],
          message: 'Unknown key',
          pointer: '/2/value/ver~1ified',
          target: '/home/ver~1ified',
        },
        {
          code: 'not_writable',
          path: [3, 'from'],
          message: 'Not readable as a whole',
          pointer: '/3/from',
          target: '/notes',
        },
        {
          code: 'unknown_key',
          path: [4, 'path'],
          message: 'Unknown key',
          pointer: '/4/path',
          target: '/Api_Key',
          looksLike: 'api_key',
        },
      ],
    });
    expect(JSON.stringify(report)).not.toContain('sk-');
  });

  test('is told of the field that is refused, not of what is looked for in it', () => {
    const report = reportOf([
      { op: 'test', path: '/api_key/a/b', value: 1 },
      { op: 'add', path: '/is_admin/a/b', value: 1 },
      { op: 'add', path: '/pays/0/charged/b', value: 1 },
    ]);
    expect(report?.issues.map(({ target }) => target)).toEqual([
      '/api_key',
      '/is_admin',
      '/pays/0/charged',
    ]);
  });

  test.each([
    [[{ op: 'remove', path: '/home' }], '/home/verified'],
    [[{ op: 'remove', path: '/addresses/0' }], '/addresses/0/verified'],
    [[{ op: 'replace', path: '/bio', value: null }], '/bio'],
  ])('is told what would be lost, or removed: %j', (patch, target) => {
    expect(reportOf(patch)?.issues.map((issue) => issue.target)).toEqual([target]);
  });

  test('is told where a copied value holds what may not be written', () => {
    expect(reportOf([{ op: 'copy', from: '/addresses/0', path: '/addresses/-' }])).toMatchObject({
      issues: [{ pointer: '/0/path', target: '/addresses/-/verified' }],
    });
  });

  test('is told nothing of what is accepted, and everything of a text that is no JSON', () => {
    expect(reportOf([{ op: 'test', path: '/bio', value: 'Hi' }])).toBeUndefined();
    expect(reportOf('[')).toMatchObject({ issues: [{ pointer: '', message: 'Unfinished JSON' }] });
    expect(reportOf([{ op: 'test', path: '/bio', value: 'Ho' }])).toMatchObject({
      issues: [{ pointer: '/0/value', target: '/bio' }],
    });
  });

  test('repeats no key at any length', () => {
    const key = 'k'.repeat(10_000);
    const report = reportOf([
      { op: 'add', path: `/${key}`, value: 1 },
      { op: 'add', path: '/work', value: { [key]: 1 } },
    ]);
    expect(JSON.stringify(report).length).toBeLessThan(1_500);
  });
});
