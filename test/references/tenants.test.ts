/**
 * References to another tenant's records, from the declaration to the row. Code generated from
 * `task.model.ts` stands between bodies and a real database. The payloads are from real advisories.
 */
import { readFileSync } from 'node:fs';
import type { Dto } from 'gen-dtos/runtime';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { importBundled } from '../injection/import-bundled.js';
import { Project } from '../project.js';
import {
  ANN,
  BLUE_PROJECT,
  BOB,
  EVE,
  NOBODYS,
  RED_PROJECT,
  type Members,
  type Task,
  type Tenants,
} from './tenants.js';

interface Generated {
  readonly createTaskByOwner: Dto<Task>;
  readonly updateTaskByOwner: Dto<Partial<Task>>;
  readonly createProjectByOwner: Dto<Change>;
  readonly updateProjectByOwner: Dto<Change>;
  readonly updateProjectByAdmin: Dto<Change>;
}

interface Change {
  readonly name?: string;
  readonly members?: Members;
}

const textOf = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

let generated: Generated;
let app: Tenants;
beforeAll(async () => {
  const project = new Project({
    'access.ts': textOf('access.ts'),
    'task.model.ts': textOf('task.model.ts'),
    'tenants.ts': textOf('tenants.ts'),
    'all.ts': `export * from './out/index.js';\nexport { Tenants } from './tenants.js';\n`,
  });
  expect(await project.run()).toMatchObject({ code: 0 });
  const all = await importBundled<Generated & { Tenants: typeof Tenants }>(project, 'all.ts');
  generated = all;
  app = await all.Tenants.open();
});
beforeEach(() => app.reset());
afterAll(() => app.close());

/** Why a body was refused, and where; empty if it was accepted. */
async function refusals(reading: Promise<unknown>): Promise<string[]> {
  try {
    await reading;
    return [];
  } catch (error) {
    const { issues } = error as { issues: { code: string; path: string[]; message: string }[] };
    return issues.map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`);
  }
}

const refused = (place: string): string => `value_not_allowed ${place}: Unknown or not yours`;

describe('a task', () => {
  const create = (body: object, by = ANN): Promise<Task> =>
    app.read(generated.createTaskByOwner, by, JSON.stringify(body));

  test('goes into a project of one’s own tenant', async () => {
    const task = { title: 'a', project_id: RED_PROJECT, assignee_id: BOB.id };
    await app.insertTask(await create(task));
    expect(await app.tasks()).toEqual([task]);
  });

  test.each([
    ['another tenant’s project', { project_id: BLUE_PROJECT }, ['project_id']],
    ['a project that nobody has', { project_id: NOBODYS }, ['project_id']],
    ['another tenant’s user', { assignee_id: EVE.id }, ['assignee_id']],
    ['both', { project_id: BLUE_PROJECT, assignee_id: EVE.id }, ['project_id', 'assignee_id']],
  ])('does not refer to %s', async (_, change, places) => {
    const body = { title: 'a', project_id: RED_PROJECT, ...change };
    expect(await refusals(create(body).then((task) => app.insertTask(task)))).toEqual(
      places.map(refused),
    );
    expect(await app.tasks()).toEqual([]);
  });

  test('is not moved into another tenant’s project', async () => {
    await app.insertTask({ title: 'a', project_id: RED_PROJECT });
    const text = JSON.stringify({ project_id: BLUE_PROJECT });
    const moving = app.read(generated.updateTaskByOwner, ANN, text);
    expect(await refusals(moving.then((changes) => app.moveTasks(changes)))).toEqual([
      refused('project_id'),
    ]);
    expect(await app.tasks()).toEqual([{ title: 'a', project_id: RED_PROJECT, assignee_id: null }]);
  });

  test('is nobody’s if nobody asks', () => {
    const { createTaskByOwner } = generated;
    const body = { title: 'a', project_id: RED_PROJECT };
    expect(createTaskByOwner['~standard'].validate(body)).toEqual({
      issues: [
        { code: 'value_not_allowed', path: ['project_id'], message: 'Reference not checked' },
      ],
    });
  });

  test.each([
    [
      'through the relation',
      { project: { connect: { id: BLUE_PROJECT } } },
      'unknown_key project: ',
    ],
    ['by another spelling', { projectId: BLUE_PROJECT }, 'unknown_key projectId: '],
    ['as an object', { project_id: { id: BLUE_PROJECT } }, 'invalid project_id: '],
    ['as a list', { project_id: [BLUE_PROJECT] }, 'invalid project_id: '],
  ])('reaches no project %s', async (_, change, reason) => {
    const body = { title: 'a', project_id: RED_PROJECT, ...change };
    expect((await refusals(create(body))).join()).toContain(reason);
    expect(app.asked).toEqual([]);
  });

  test('twice in one text is refused, whichever is meant', async () => {
    const text = `{"title":"a","project_id":"${RED_PROJECT}","project_id":"${BLUE_PROJECT}"}`;
    expect(await refusals(app.read(generated.createTaskByOwner, ANN, text))).toEqual([
      'invalid project_id: Duplicate key',
    ]);
  });

  test('among many is found, with one question for each model', async () => {
    const items = [RED_PROJECT, RED_PROJECT, BLUE_PROJECT].map((project_id) => ({
      title: 'a',
      project_id,
      assignee_id: BOB.id,
    }));
    expect(await refusals(app.readMany(generated.createTaskByOwner, ANN, items))).toEqual([
      refused('2.project_id'),
    ]);
    expect(app.asked.map(({ model, ids }) => [model, ...ids])).toEqual([
      ['Project', RED_PROJECT, BLUE_PROJECT],
      ['User', BOB.id],
    ]);
  });
});

describe('the members of a project', () => {
  const change = async (dto: Dto<Change>, body: object, by = ANN): Promise<void> => {
    const { members } = await app.read(dto, by, JSON.stringify(body));
    await app.changeMembers(RED_PROJECT, members ?? {});
  };
  beforeEach(() => app.changeMembers(RED_PROJECT, { connect: [ANN.id] }));

  test('are connected, disconnected and set by whom it was granted to', async () => {
    const { updateProjectByOwner, updateProjectByAdmin } = generated;
    await change(updateProjectByOwner, { members: { connect: [BOB.id] } });
    expect(await app.members(RED_PROJECT)).toEqual([ANN.id, BOB.id]);
    await change(updateProjectByOwner, { members: { disconnect: [ANN.id] } });
    expect(await app.members(RED_PROJECT)).toEqual([BOB.id]);
    await change(updateProjectByAdmin, { members: { set: [ANN.id] } });
    expect(await app.members(RED_PROJECT)).toEqual([ANN.id]);
  });

  test.each<[string, object, string]>([
    ['another tenant’s user', { connect: [BOB.id, EVE.id] }, refused('members.connect.1')],
    ['one that is taken out', { disconnect: [EVE.id] }, refused('members.disconnect.0')],
    ['nobody', { set: [] }, 'not_writable members.set: Not writable'],
    ['a created user', { create: [{ is_admin: true }] }, 'unknown_key members.create: Unknown key'],
    [
      'a changed user',
      { update: [{ id: BOB.id, is_admin: true }] },
      'unknown_key members.update: Unknown key',
    ],
    ['an upserted one', { upsert: [{ id: BOB.id }] }, 'unknown_key members.upsert: Unknown key'],
    ['one by its columns', { connect: [{ id: BOB.id }] }, 'invalid members.connect.0: '],
    ['an object for a list', { connect: { id: BOB.id } }, 'invalid members.connect: '],
  ])('are not %s for an owner', async (_, members, reason) => {
    const found = await refusals(change(generated.updateProjectByOwner, { members }));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(reason);
    expect(await app.members(RED_PROJECT)).toEqual([ANN.id]);
  });

  test('are given to a new project, too', async () => {
    const body = { name: 'x', members: { connect: [BOB.id] } };
    const text = JSON.stringify(body);
    expect(await app.read(generated.createProjectByOwner, ANN, text)).toEqual(body);
    expect(await refusals(app.read(generated.createProjectByOwner, EVE, text))).toEqual([
      refused('members.connect.0'),
    ]);
  });

  test('do not change whose the project is', async () => {
    const body = { created_by: EVE.id };
    expect(await refusals(change(generated.updateProjectByOwner, body))).toEqual([
      'not_writable created_by: Not writable',
    ]);
  });
});
