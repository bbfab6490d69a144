import type { Issue } from '../issue.js';

/** Why a text is refused, as a whole or at a place. */
export function textIssue(message: string, path: Issue['path'] = []): Issue {
  return { code: 'invalid', path, message };
}
