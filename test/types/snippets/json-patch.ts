/** A JSON Patch gives what the body of any other update gives. */
import { apply, parseJsonPatch, safeParseJsonPatch, type Dto } from 'gen-dtos/runtime';
import { saveByAdmin, saveByOwner, user, type Update } from '../model.js';

declare const body: unknown;
declare const updateUserByOwner: Dto<Update<'owner'>>;
declare const updateUserByAdmin: Dto<Update<'admin'>>;

saveByOwner([{ op: 'replace', path: '/bio', value: 'Hi' }]); // refused: an unparsed patch
saveByOwner(parseJsonPatch(updateUserByOwner, body, user)); // accepted: a parsed one

saveByOwner(parseJsonPatch(updateUserByAdmin, body, user)); // refused: parsed for a role that may write more
saveByAdmin(parseJsonPatch(updateUserByAdmin, body, user)); // accepted: parsed for this role

parseJsonPatch(updateUserByOwner, body); // refused: there is nothing that it could change
parseJsonPatch(updateUserByOwner, body, user); // accepted: the stored record

parseJsonPatch(updateUserByOwner, body, user, { unaccepted: 'strip' }); // refused: a patch is done as a whole
parseJsonPatch(updateUserByOwner, body, user, { maxOperations: 10, principal: 1 }); // accepted: other options

const result = safeParseJsonPatch(updateUserByOwner, body, user);
apply(user, result.output); // refused: there is no output yet
if (result.success) apply(user, result.output); // accepted: once it is known to be there
