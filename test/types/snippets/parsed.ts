/** Functions that write take what a parser returned, and nothing else. */
import { apply, parse, safeParse, type Dto } from 'gen-dtos/runtime';
import { saveByAdmin, saveByOwner, user, type Create, type Update } from '../model.js';

declare const body: unknown;
declare const createUserByOwner: Dto<Create<'owner'>>;
declare const updateUserByOwner: Dto<Update<'owner'>>;
declare const updateUserByAdmin: Dto<Update<'admin'>>;

saveByOwner(body); // refused: an unparsed body
saveByOwner(parse(updateUserByOwner, body)); // accepted: a parsed one

saveByOwner({ bio: 'Hi' }); // refused: a literal, though its type would do
saveByOwner(parse(updateUserByOwner, { bio: 'Hi' })); // accepted: parsed

declare const changes: Update<'owner'>;
saveByOwner(changes); // refused: the type of the input does not say that it was parsed
saveByOwner(parse(updateUserByOwner, changes)); // accepted: parsed

saveByOwner(parse(updateUserByAdmin, body)); // refused: parsed for a role that may write more
saveByAdmin(parse(updateUserByAdmin, body)); // accepted: parsed for this role

saveByOwner(parse(createUserByOwner, body)); // refused: parsed for another operation
saveByOwner(parse(updateUserByOwner, body)); // accepted: parsed for this one

const result = safeParse(updateUserByOwner, body);
saveByOwner(result.output); // refused: there is no output yet
if (result.success) saveByOwner(result.output); // accepted: once it is known to be there

const smaller: { email: string } = user;
saveByOwner(smaller); // refused: a record behind a smaller type, which the input's type cannot see through
saveByOwner(parse(updateUserByOwner, { email: smaller.email })); // accepted: parsed

// TypeScript compares no dictionary with optional keys: `updateByOwner(query)` compiles.
declare const query: Record<string, string>;
saveByOwner(query); // refused: a dictionary, which the input's type cannot see through
saveByOwner(parse(updateUserByOwner, query)); // accepted: parsed

const parsed = parse(updateUserByOwner, body);
saveByOwner({ ...parsed, is_admin: true }); // refused: a forbidden key, added after parsing
saveByOwner({ ...parsed }); // accepted: a copy

parsed.is_admin = true; // refused: a forbidden key, set after parsing
parsed.bio = 'Hi'; // accepted: an allowed one

saveByOwner({ bio: 'Hi', parsed: true }); // refused: the brand cannot be written
saveByOwner(parsed); // accepted: only given

apply(user, changes); // refused: merging is writing
apply(user, parsed); // accepted: merging what was parsed

const standard = await updateUserByOwner['~standard'].validate(body);
if (standard.issues) saveByOwner(standard.value); // refused: the other result of a Standard Schema
if (!standard.issues) saveByOwner(standard.value); // accepted: a framework parses as well as `parse`
