import { expect, test, vi } from 'vitest';
import { createDto } from '../../runtime/create-dto.js';
import type { Dto } from '../../runtime/dto.js';
import { checkReferences } from '../../runtime/references/check-references.js';
import type { AskedReferences } from '../../runtime/references/may-reference.js';
import { withBody } from '../web.js';
import type { BodyOptions } from './body-options.js';
import type { Chosen } from './choice.js';

/** Takes every object; `team` refers to a Team. */
const dto: Dto<{ id?: string; team?: string }> = createDto(
  {
    model: 'Project',
    shape: 'update',
    bitsOfRole: (role) => (role === 'owner' ? 1 : 0),
    read: (input) => structuredClone(input),
    grants: { id: {}, team: { update: 1, references: { model: 'Team', key: 'id' } } },
    checkReferences,
    jsonSchema: () => ({}),
  },
  ['owner'],
);

async function patch(body: string, options: BodyOptions, chosen: Omit<Chosen, 'dto'> = {}) {
  const handler = withBody(
    () => ({ ...chosen, dto }),
    ({ body: parsed }) => Response.json(parsed),
    options,
  );
  const headers = { 'content-type': 'application/json' };
  const response = await handler(new Request('http://a/', { method: 'PATCH', headers, body }));
  return { status: response.status, told: await response.json() };
}

/** As a database would, later. */
const mine = async ({ ids }: AskedReferences): Promise<string[]> =>
  ids.map(String).filter((id) => id === 'mine');

test('a reference is refused where nobody is asked', async () => {
  expect((await patch('{"team":"mine"}', {})).status).toBe(422);
});

test('a database may be asked, for who asks', async () => {
  const mayReference = vi.fn(mine);
  const principal = { userId: 'm' };
  const options = { mayReference };
  expect(await patch('{"team":"mine"}', options, { principal })).toEqual({
    status: 200,
    told: { team: 'mine' },
  });
  expect(mayReference.mock.calls).toMatchObject([[{ model: 'Team', ids: ['mine'], principal }]]);
  const { status, told } = await patch('{"team":"theirs"}', options, { principal });
  expect([status, JSON.stringify(told)]).toEqual([422, expect.not.stringContaining('theirs')]);
});

test('the limits stand beside that', async () => {
  const options = { mayReference: mine, limits: { keys: 1 } };
  expect((await patch('{"team":"mine"}', options)).status).toBe(200);
  expect((await patch('{"team":"mine","a":1}', options)).status).toBe(400);
});

test('a refusal is told once', async () => {
  const onRefused = vi.fn();
  await patch('{"team":"theirs"}', { mayReference: mine, onRefused }, { principal: 'm' });
  expect(onRefused).toHaveBeenCalledTimes(1);
  expect(onRefused.mock.calls[0]).toMatchObject([{ principal: 'm', outcome: 'rejected' }]);
});

test('a body that contradicts the path is refused', async () => {
  const params = { id: 'm' };
  expect((await patch('{"id":"m"}', {}, { params })).status).toBe(200);
  expect(await patch('{"id":"v"}', {}, { params })).toMatchObject({
    status: 422,
    told: { errors: [{ pointer: '#/id' }] },
  });
});
