import { describe, expect, test } from 'vitest';
import { OPEN, RECORD, readModel, issuesOf, said } from '../../../test/json-patch/user.js';
import { createDto } from '../create-dto.js';
import type { Dto } from '../dto.js';
import type { ModelGrants } from '../model-grants.js';

describe('a hostile patch ends', () => {
  const deep = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

  test('that doubles itself', () => {
    const patch = Array.from({ length: 60 }, (_, index) => ({
      op: 'copy',
      from: '/meta',
      path: `/meta/k${index}`,
    }));
    expect(said(patch)).toEqual([expect.stringMatching(/^invalid \d+\.from: Too much is copied$/)]);
  });

  test('that copies a large value again and again', () => {
    const value = Array.from({ length: 9_000 }, () => 0);
    const copies = Array.from({ length: 900 }, () => ({
      op: 'copy',
      from: '/meta',
      path: '/tags/-',
    }));
    expect(said([{ op: 'add', path: '/meta', value }, ...copies])).toEqual([
      'invalid 12.from: Too much is copied',
    ]);
  });

  test('that copies a long text, or a long key, again and again', () => {
    const long = 'x'.repeat(900_000);
    for (const value of [[long], [{ [long]: 0 }]]) {
      const copies = Array.from({ length: 900 }, () => ({
        op: 'copy',
        from: '/meta/0',
        path: '/meta/-',
      }));
      expect(said([{ op: 'add', path: '/meta', value }, ...copies])).toEqual([
        'invalid 12.from: Too much is copied',
      ]);
    }
  });

  test('that nests deeply', () => {
    const patch = [{ op: 'add', path: '/meta', value: deep(50_000) }];
    expect(said([...patch, { op: 'test', path: '/meta', value: deep(50_000) }])).toEqual([
      'invalid 1.value: Test failed',
    ]);
    expect(said([...patch, { op: 'copy', from: '/meta', path: '/tags' }])).toEqual([
      'invalid 1.from: Too much is copied',
    ]);
    expect(said([{ op: 'add', path: '/work', value: deep(50_000) }])).toEqual([
      'invalid 0.value: Invalid type: Expected Object',
    ]);
  });

  test('that nests models in models', () => {
    const nested = (depth: number): object =>
      JSON.parse('{"replies":['.repeat(depth) + ']}'.repeat(depth));
    const comment: ModelGrants = { replies: { ...OPEN, list: () => comment }, score: {} };
    const dto: Dto<object> = createDto(
      {
        model: 'Comment',
        shape: 'update',
        bitsOfRole: (role) => (role === 'owner' ? 1 : 0),
        read: (input, report, bits) => readModel(input, comment, report, bits, 'update'),
        grants: comment,
        jsonSchema: () => ({}),
      },
      ['owner'],
    );
    const add = (depth: number): object[] => [{ op: 'add', path: '', value: nested(depth) }];
    expect(said(add(200), {}, dto)).toEqual([]);
    expect(issuesOf(add(20_000), {}, dto)).toMatchObject([{ message: 'Nested too deeply' }]);
    expect(said([{ op: 'test', path: '', value: {} }], {}, dto)).toEqual([
      'invalid 0.path: No such place',
    ]);
  });

  test('that is long', () => {
    const record = { ...RECORD, meta: Array.from({ length: 10_000 }, () => ({ a: 1 })) };
    const patch = Array.from({ length: 1_000 }, (_, index) => ({
      op: 'add',
      path: `/meta/${index}`,
      value: 1,
    }));
    const start = performance.now();
    expect(said(patch, record)).toEqual([]);
    const refused = patch.map(({ path }) => ({
      op: 'replace',
      path: `${path}/${'x/'.repeat(400)}`,
      value: -1,
    }));
    expect(said(refused, record)).toEqual(['invalid 0.path: No such place']);
    expect(performance.now() - start).toBeLessThan(60_000);
  });
});
