/** A replacement gives every key that an update may, unless the field may be absent. */
import { created, createByOwner, replaced, replaceByOwner, updateByOwner } from '../model.js';

replaceByOwner({ email: 'a@b.ch' }); // refused: a part of the keys
updateByOwner({ email: 'a@b.ch' }); // accepted: in an update

const { nickname, ...withoutNickname } = replaced;
replaceByOwner(withoutNickname); // refused: a nullable key may be null, not absent
replaceByOwner({ ...withoutNickname, nickname: null }); // accepted: null

const { locale, ...withoutLocale } = created;
createByOwner(withoutLocale); // refused: after parsing, the default is there
const { locale: _locale, ...replacedWithoutLocale } = replaced;
replaceByOwner(replacedWithoutLocale); // accepted: defaults apply on creation only

replaceByOwner({ ...replaced, preferences: { theme: 'dark' } }); // refused: a nested model is replaced whole
replaceByOwner({ ...replaced, preferences: { theme: 'dark', newsletter: true } }); // accepted: with every key

replaceByOwner({ ...replaced, home: { street: 'Main', verified_at: new Date() } }); // refused: server-controlled stays so
replaceByOwner({ ...replaced, home: { street: 'Main' } }); // accepted: without it

export const before = [nickname, locale];
