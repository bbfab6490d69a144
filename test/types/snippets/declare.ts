/** Mistakes in a declaration are reported where they are written. */
import { defineRoles, narrow } from 'gen-dtos';
import * as v from 'valibot';
import { Address, field, model } from '../model.js';

const scope = v.picklist(['read', 'write', 'admin']);

field(v.string(), { writableBy: ['ownr'] }); // refused: a misspelt role
field(v.string(), { writableBy: ['owner'] }); // accepted: a declared one

field(v.string(), {
  writableBy: {
    create: [
      'owner',
      'suport', // refused: a misspelt role of one operation, at the word
    ],
  },
});
field(v.string(), { writableBy: { create: ['owner', 'support'] } }); // accepted: declared ones

field(v.string(), {
  writableBy: {
    create: ['owner'],
    update: [
      narrow('suport', v.literal('a')), // refused: a misspelt role of a narrowing, in one operation
    ],
  },
});
field(v.string(), { writableBy: { update: [narrow('support', v.literal('a'))] } }); // accepted: a declared one

field(scope, { writableBy: ['admin', narrow('ownr', v.picklist(['read']))] }); // refused: a misspelt role of a narrowing
field(scope, { writableBy: ['admin', narrow('owner', v.picklist(['read']))] }); // accepted: a declared one

field(scope, { writableBy: [narrow('owner', v.picklist(['read', 'root']))] }); // refused: a narrowing that widens
field(scope, { writableBy: [narrow('owner', v.picklist(['read', 'write']))] }); // accepted: one that narrows

field(v.number(), { writableBy: [narrow('owner', v.string())] }); // refused: values that the field could not hold
field(v.number(), { writableBy: [narrow('owner', v.pipe(v.number(), v.maxValue(9)))] }); // accepted: some of its values

field(v.string(), { readableBy: ['ownr'] }); // refused: a misspelt reader
field(v.string(), { readableBy: ['owner'] }); // accepted: a declared one

field(v.string(), { readableBy: 'everyone' }); // refused: no word for all readers
field(v.string(), { readableBy: 'anyone' }); // accepted: the word for them

field(v.string(), { writableBy: ['anyone'] }); // refused: nobody writes without a role
field(v.string(), { writableBy: ['owner', 'support', 'admin'] }); // accepted: every role, by name

field(v.string(), { writeableBy: ['owner'] }); // refused: a misspelt option
field(v.string(), { stored: false }); // accepted: an option

field(v.string(), { writableBy: { delete: ['owner'] } }); // refused: an unknown operation
field(v.string(), { writableBy: { update: ['owner'] } }); // accepted: a known one

field(v.string(), { writableBy: { replace: ['owner'] } }); // refused: a shape is no operation
field(v.string(), { writableBy: { create: ['owner'], update: ['owner'] } }); // accepted: both operations

field(v.string(), { writableBy: 'owner' }); // refused: not a list
field(v.string(), { writableBy: [] }); // accepted: an empty list, which is nobody

declare const role: string;
field(v.string(), { writableBy: [role] }); // refused: a role that is not known when compiling
declare const known: 'owner' | 'admin';
field(v.string(), { writableBy: [known] }); // accepted: one that is

const staff = ['support', 'admin'] as const;
field(v.string(), { writableBy: [...staff, 'ownr'] }); // refused: a misspelt role beside the roles of another list
field(v.string(), { writableBy: [...staff, 'owner'] }); // accepted: a declared one

field(v.string(), { writableBy: { create: [...staff], update: [...staff, 'ownr'] } }); // refused: the same, in one operation
field(v.string(), { writableBy: { create: [...staff], update: [...staff, 'owner'] } }); // accepted: a declared one

field({ writableBy: ['owner'] }); // refused: no schema
field(v.string()); // accepted: a schema alone is server-controlled

const isFree = async () => true;
const awaited = v.pipeAsync(v.string(), v.checkAsync(isFree));
field(awaited); // refused: a schema that has to be awaited
field(v.pipe(v.string(), v.nonEmpty())); // accepted: one that has not

const Line = model('Line', { id: field(v.optional(v.string()), { writableBy: ['owner'] }) });
field(v.array(Line), { keyedBy: 'Id' }); // refused: a key that is no field of the items
field(v.array(Line), { keyedBy: 'id' }); // accepted: one that is

field(v.optional(v.array(v.nullable(Line))), {
  writableBy: ['owner'],
  keyedBy: 'uuid', // refused: the same, behind wrappers, at the word
});
field(v.optional(v.pipe(v.array(v.nullable(Line)), v.maxLength(9))), { keyedBy: 'id' }); // accepted: one that is

field(v.array(v.string()), { keyedBy: 'length' }); // refused: a list of no models
field(v.array(v.lazy(() => Line)), { keyedBy: 'id' }); // accepted: a list of models

field(Line, { keyedBy: 'id' }); // refused: no list
field(v.nullish(v.array(Line)), { keyedBy: 'id' }); // accepted: a list, or none

model('Post', { title: v.string() }); // refused: a schema where a field belongs
model('Post', { title: field(v.string()) }); // accepted: a field

model('Post', { author: Address }); // refused: a model where a field belongs
model('Post', { author: field(Address) }); // accepted: a field that holds a model

model('Post', {
  title: field(v.string(), {
    writableBy: [
      'editor', // refused: a misspelt role, inside of a model
    ],
  }),
});
model('Post', { title: field(v.string(), { writableBy: ['owner'] }) }); // accepted: a declared one

const blog = defineRoles({ editor: 'Edits' });
model('Post', { title: blog.field(v.string(), { writableBy: ['editor'] }) }); // refused: a field of another application's roles
blog.model('Post', { title: blog.field(v.string(), { writableBy: ['editor'] }) }); // accepted: in a model of those

const narrowed = blog.field(v.string(), { writableBy: [narrow('editor', v.literal('a'))] });
model('Post', { title: narrowed }); // refused: a narrowing of another application's roles
blog.model('Post', { title: narrowed }); // accepted: in a model of those

defineRoles({ owner: 'Owns', admin: { description: 'Runs it', extends: ['ownr'] } }); // refused: extends a role that is not declared
defineRoles({ owner: 'Owns', admin: { description: 'Runs it', extends: ['owner'] } }); // accepted: one that is

defineRoles({ owner: { extends: [] } }); // refused: a role that nobody described
defineRoles({ owner: { description: 'Owns', extends: [] } }); // accepted: one that somebody did

defineRoles({ owner: 'Owns', admin: { description: 'Runs it', extend: ['owner'] } }); // refused: a misspelt option of a role
defineRoles({ owner: 'Owns', admin: { description: 'Runs it', extends: ['owner'] } }); // accepted: the right one
