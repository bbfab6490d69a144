/** What else a request says beside its patch. */
import { describe, expect, test, vi } from 'vitest';
import { user, OPEN, readModel } from '../../../test/json-patch/user.js';
import { createDto } from '../create-dto.js';
import type { Dto } from '../dto.js';
import type { ModelGrants } from '../model-grants.js';
import type { RefusedReport } from '../audit/refused-report.js';
import { checkReferences } from '../references/check-references.js';
import type { AskedReferences } from '../references/may-reference.js';
import { safeParseJsonPatch, type JsonPatchOptions } from './parse-json-patch.js';

describe('what else a request says', () => {
  const team = { update: 1, read: 1, references: { model: 'Team', key: 'id' } };
  const grants: ModelGrants = { ...user, bio: OPEN, id: OPEN, team };
  const dto: Dto<object> = createDto(
    {
      model: 'Project',
      shape: 'update',
      bitsOfRole: (role) => (role === 'owner' ? 1 : 0),
      read: (input, report, bits) => readModel(input, grants, report, bits, 'update'),
      grants,
      checkReferences,
      jsonSchema: () => ({}),
    },
    ['owner'],
  );
  const record = { id: 'u-1', team: 't-1', bio: 'Hi' };
  const put = (path: string, value: unknown): object[] => [{ op: 'add', path, value }];

  function asked(patch: unknown, options?: JsonPatchOptions): string[] {
    const result = safeParseJsonPatch(dto, patch, record, options);
    return result.success
      ? []
      : result.issues.map((one) => `${one.path.join('.')}: ${one.message}`);
  }

  test('that contradicts the path is refused', () => {
    const params = { id: 'u-1' };
    expect(asked(put('/id', 'u-2'), { params })).toEqual(['0.value: Contradicts the path']);
    expect(asked([{ op: 'copy', from: '/bio', path: '/id' }], { params })).toEqual([
      '0.path: Contradicts the path',
    ]);
    expect(asked(put('/id', 'u-1'), { params })).toEqual([]);
    expect(asked(put('/bio', 'x'), { params })).toEqual([]);
  });

  test('about references is asked, of whom it is asked', () => {
    const principal = { userId: 'm' };
    const mayReference = vi.fn(({ ids }: AskedReferences) => ids.filter((id) => id === 't-2'));
    expect(asked(put('/team', 't-2'))).toEqual(['0.value: Reference not checked']);
    expect(asked(put('/team', 't-2'), { mayReference, principal })).toEqual([]);
    expect(asked(put('/team', 't-3'), { mayReference })).toEqual(['0.value: Unknown or not yours']);
    expect(mayReference.mock.calls).toMatchObject([
      [{ model: 'Team', ids: ['t-2'], principal }],
      [{ model: 'Team', ids: ['t-3'] }],
    ]);
    expect(asked(put('/bio', 'x'), { mayReference })).toEqual([]);
  });

  test('was not awaited, which is no mistake of a client', () => {
    expect(() => asked(Promise.resolve([]))).toThrow('The input is a promise. Await it.');
  });

  test('is told to the log once', () => {
    const onRefused = vi.fn<(report: RefusedReport) => void>();
    asked(put('/team', 't-2'), { onRefused, principal: 'me' });
    expect(onRefused.mock.calls).toMatchObject([
      [{ principal: 'me', issues: [{ target: '/team' }] }],
    ]);
  });
});
