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

const POST = `${HEAD}import { narrow } from 'gen-dtos';
const sent = { writableBy: [narrow('owner', v.picklist(['sent']))] };
export const Post = model('Post', {
  state: field(v.optional(v.picklist(['draft', 'sent', 'top']), 'draft'), sent),
  inside: field(v.optional(v.picklist(['draft', 'sent']), 'sent'), sent),
  titled: field(v.pipe(v.nullish(v.pipe(v.picklist(['draft', 'sent', 'top']), v.title('A')), null), v.title('B')), sent),
  upper: field(v.optional(v.pipe(v.string(), v.toUpperCase()), 'draft'), sent),
  made: field(v.optional(v.picklist(['draft', 'sent']), () => 'draft' as const), sent),
  place: field(v.fallback(v.picklist(['draft', 'sent']), 'draft'), sent),
  other: field(v.optional(v.picklist(['draft', 'sent'])), sent),
});
`;

const STATES = `import type { DtoOf } from 'gen-dtos';
import type { Post } from './post.model.js';
import type { CreatePostByOwner, CreatePostByOwnerInput, UpdatePostByOwner } from './out/post.js';
type IsSame<One, Other> = [One, Other] extends [Other, One] ? true : false;
type State = 'draft' | 'sent';
export const filled: IsSame<CreatePostByOwner['state'], State> = true;
export const inside: IsSame<CreatePostByOwner['inside'], 'sent'> = true;
export const titled: IsSame<CreatePostByOwner['titled'], 'sent' | null> = true;
export const upper: IsSame<CreatePostByOwner['upper'], string> = true;
export const made: IsSame<CreatePostByOwner['made'], State> = true;
type OfModel = DtoOf<typeof Post, 'create', 'owner'>;
export const alike: IsSame<CreatePostByOwner, OfModel> = true;
export const fallen: IsSame<CreatePostByOwner['place'], State> = true;
export const absent: IsSame<CreatePostByOwner['other'], 'sent' | undefined> = true;
export const given: IsSame<CreatePostByOwnerInput['state'], 'sent' | undefined> = true;
export const updated: IsSame<UpdatePostByOwner['state'], 'sent' | undefined> = true;
`;

test('what create fills in is its default, or any value of the field if only that is known', async () => {
  const project = new Project({ 'post.model.ts': POST, 'states.ts': STATES });
  expect((await project.run('--silent')).code).toBe(0);
  expect(await typeErrorsIn(project.folder)).toBe('');
});
