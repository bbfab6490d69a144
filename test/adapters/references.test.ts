/**
 * The chooser says which records a body may refer to. All HTTP adapters share one function for it.
 */
import { initTRPC } from '@trpc/server';
import type { AskedReferences, MayReference, RefusedReport } from 'gen-dtos/runtime';
import { sent, withBody as withInput } from 'gen-dtos/trpc';
import { withBody } from 'gen-dtos/web';
import { expect, test } from 'vitest';
import {
  createReportByClient,
  type CreateReportByClient,
} from '../../examples/tenant-scopes/generated/report.js';

const MINE = 'aaaaaaaa-0000-4000-8000-000000000000';
const THEIRS = 'bbbbbbbb-0000-4000-8000-000000000000';

interface Sent {
  readonly status: number;
  readonly text: string;
  readonly reports: readonly RefusedReport[];
}

async function send(body: string, mayReference?: MayReference): Promise<Sent> {
  const reports: RefusedReport[] = [];
  const answer = withBody(
    () => ({ dto: createReportByClient, principal: 'ann', ...(mayReference && { mayReference }) }),
    ({ body: report }) => Response.json(report),
    { onRefused: (report) => reports.push(report), limits: { bytes: 200 } },
  );
  const headers = { 'content-type': 'application/json' };
  const request = new Request('http://localhost/', { method: 'POST', headers, body });
  const response = await answer(request, undefined);
  return { status: response.status, text: await response.text(), reports };
}

const report = (owner_id: string): string => JSON.stringify({ title: 'Sales', owner_id });

const onlyMine: MayReference = async ({ ids }) => ids.filter((id) => id === MINE);

test('one that it answers is accepted', async () => {
  const { status, text, reports } = await send(report(MINE), onlyMine);
  expect([status, text, reports]).toEqual([200, report(MINE), []]);
});

test('another is refused in its place, and reported once', async () => {
  const { status, text, reports } = await send(report(THEIRS), onlyMine);
  expect(status).toBe(422);
  expect(text).toContain('"pointer":"#/owner_id"');
  expect(text).not.toContain(THEIRS);
  expect(reports).toMatchObject([{ principal: 'ann', issues: [{ path: ['owner_id'] }] }]);
});

test('without it, all are', async () => {
  expect((await send(report(MINE))).status).toBe(422);
});

test('it is asked once, and who asks', async () => {
  const asked: AskedReferences[] = [];
  await send(report(MINE), (question) => (asked.push(question), question.ids));
  expect(asked).toEqual([
    { model: 'User', key: 'id', ids: [MINE], operation: 'create', principal: 'ann' },
  ]);
});

test.each([
  ['no JSON', '{', 400],
  ['a key that was sent twice', `{"title":"a","owner_id":"${MINE}","title":"b"}`, 400],
  ['more than the limit', `${report(MINE)}${' '.repeat(200)}`, 413],
  ['an unknown key', `{"title":"a","tenant":"x"}`, 422],
])('%s is refused as ever, and nobody is asked', async (_, body, status) => {
  const asked: AskedReferences[] = [];
  const mayReference: MayReference = (question) => (asked.push(question), question.ids);
  expect((await send(body, mayReference)).status).toBe(status);
  expect(asked).toEqual([]);
});

test('in tRPC, too', async () => {
  const t = initTRPC.create();
  const create = withInput(
    () => ({ dto: createReportByClient, mayReference: onlyMine }),
    ({ body }) => body.owner_id,
  );
  const procedure = t.procedure.input(sent<CreateReportByClient>()).mutation(create);
  const caller = t.router({ create: procedure }).createCaller({});
  expect(await caller.create({ title: 'Sales', owner_id: MINE })).toBe(MINE);
  await expect(caller.create({ title: 'Sales', owner_id: THEIRS })).rejects.toMatchObject({
    code: 'UNPROCESSABLE_CONTENT',
  });
});
