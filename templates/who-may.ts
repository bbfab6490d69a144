import type { ModelIr, RoleIr, ShapeIr } from '../generator/ir/program-ir.js';
import { withArticle } from './with-article.js';

/** What somebody may send to a model. */
export const whatMaySend = (who: string, shape: ShapeIr, model: ModelIr): string =>
  `what ${who} may send to ${shape} ${withArticle(model.name)}`;

/** What somebody may read of a model. */
export const whatMayRead = (who: string, model: ModelIr): string =>
  `what ${who} may read of ${withArticle(model.name)}`;

/** A role, or all of a caller's roles together, where `whatMaySend` asks who. */
export const roleOrAny = (role?: RoleIr): string =>
  role ? `\`${role.name}\`` : `one of a caller's roles`;

/** The same for roles that are passed to a function. */
export const ROLES_PASSED = 'one of these roles';

/** A role's own description, after its name: alone, it would seem to describe something else. */
export function aboutRole(role?: RoleIr): string | undefined {
  return role === undefined || role.description.trim() === ''
    ? undefined
    : `\`${role.name}\`: ${role.description}`;
}

/** The words as the beginning of a sentence. */
export const capitalized = (words: string): string =>
  `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
