import * as v from 'valibot';
import { defineRoles } from 'gen-dtos';

const { field, model } = defineRoles({ user: 'The only role there is' });

/** One role. */
export const Single = model('Single', {
  open: field(v.string(), { writableBy: ['user'] }),
  input_only: field(v.string(), { writableBy: { create: ['user'] }, stored: false }),
  shut: field(v.string()),
  extra: field(v.optional(v.pipe(v.string(), v.minLength(3)), 'none'), { writableBy: ['user'] }),
});

/** Not exported by a name of its own that generated code needs. */
export default model('Empty', {});
