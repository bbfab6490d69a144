import { expect, test } from 'vitest';
import { HEAD, Project } from '../../../test/project.js';
import { typeErrorsIn } from '../../../test/type-errors.js';

const USER = `${HEAD}import { narrow } from 'gen-dtos';
export enum Level { Low = 'low', High = 'high' }
const low = narrow('owner', v.picklist([Level.Low]));
export const User = model('User', {
  level: field(v.enum(Level), { writableBy: [low] }),
  levels: field(v.array(v.enum(Level)), {
    writableBy: [narrow('owner', v.array(v.picklist([Level.Low])))],
  }),
});
`;

const WRITES = `import type { CreateUserByOwner } from './out/user.js';
import type { Level } from './user.model.js';
declare const dto: CreateUserByOwner;
export const level: Level = dto.level;
export const levels: Level[] = dto.levels;
`;

test('some values of an enum are values of the enum', async () => {
  const project = new Project({ 'user.model.ts': USER, 'writes.ts': WRITES });
  expect((await project.run('--silent')).code).toBe(0);
  expect(await typeErrorsIn(project.folder)).toBe('');
});
