/** A grant may hold for some records only. */
import { narrow, when, type DtoOf } from 'gen-dtos';
import * as v from 'valibot';
import { field, model } from '../model.js';

const text = v.string();
const draft = { status: 'draft' } as const;

field(text, { writableBy: [when('ownr', draft, 'while it is a draft')] }); // refused: a misspelt role under a condition
field(text, { writableBy: [when('owner', draft, 'while it is a draft')] }); // accepted: a declared one

field(text, {
  writableBy: {
    update: [
      'owner',
      when('suport', draft, 'while it is a draft'), // refused: a misspelt role under a condition, at its line
    ],
  },
});
field(text, { writableBy: { update: ['owner', when('support', draft, 'as a draft')] } }); // accepted: a declared one

field(text, { writableBy: { create: [when('owner', draft, 'as a draft')] } }); // refused: no record is there to ask
field(text, { writableBy: { create: ['owner'], update: [when('owner', draft, 'as a draft')] } }); // accepted: in an update

field(text, { writableBy: [when('owner', draft)] }); // refused: a condition that nobody described
field(text, { writableBy: [when('owner', (record) => record.status === 'draft', 'as a draft')] }); // accepted: a function, described

field(text, { writableBy: [when('owner', async () => true, 'sometimes')] }); // refused: a condition that has to be awaited
field(text, { writableBy: [when('owner', (one: { at: number }) => one.at > 1, 'later')] }); // accepted: one that has not

field(text, { writableBy: [when('owner', { status: undefined }, 'never')] }); // refused: a value that nothing equals
field(text, { writableBy: [when('owner', { due: [new Date(0), null] }, 'once')] }); // accepted: values that a record may hold

const scope = v.picklist(['read', 'write', 'admin']);
field(scope, { writableBy: [when(narrow('owner', v.picklist(['root'])), draft, 'as a draft')] }); // refused: a narrowing that widens
field(scope, { writableBy: [when(narrow('owner', v.picklist(['read'])), draft, 'as a draft')] }); // accepted: one that narrows

const Article = model('Article', {
  status: field(v.picklist(['draft', 'sent']), { writableBy: ['support'] }),
  title: field(text, {
    writableBy: { create: ['owner'], update: [when('owner', draft, 'as a draft'), 'support'] },
  }),
  scope: field(scope, {
    writableBy: [
      narrow('owner', v.picklist(['read'])),
      when(narrow('owner', v.picklist(['write'])), draft, 'as a draft'),
    ],
  }),
  slug: field(text, { writableBy: [when('owner', draft, 'as a draft')] }),
});
declare function createByOwner(dto: DtoOf<typeof Article, 'create', 'owner'>): void;
declare function updateByOwner(dto: DtoOf<typeof Article, 'update', 'owner'>): void;
declare function updateBySupport(dto: DtoOf<typeof Article, 'update', 'support'>): void;
declare function updateByAdmin(dto: DtoOf<typeof Article, 'update', 'admin'>): void;
declare function replaceByOwner(dto: DtoOf<typeof Article, 'replace', 'owner'>): void;
declare function replaceBySupport(dto: DtoOf<typeof Article, 'replace', 'support'>): void;

createByOwner({ title: 'a', scope: 'read', slug: 'a' }); // refused: nothing is created under a condition
createByOwner({ title: 'a', scope: 'read' }); // accepted: without it

updateBySupport({ slug: 'a' }); // refused: a condition of another role
updateByOwner({ slug: 'a' }); // accepted: of that role, if the record is so

updateByOwner({ title: 1 }); // refused: a value that the field could not hold
updateByAdmin({ title: 'a' }); // accepted: by a role that always may

updateByOwner({ scope: 'admin' }); // refused: a value of neither narrowing
updateByOwner({ scope: 'write' }); // accepted: a value under a condition

replaceByOwner({ title: 'a', slug: 'a' }); // refused: what may always be written is missing
replaceByOwner({ scope: 'read' }); // accepted: without what may be refused

replaceBySupport({ status: 'draft' }); // refused: another role may always write the title
replaceBySupport({ status: 'draft', title: 'a' }); // accepted: with it
