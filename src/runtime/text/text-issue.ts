import type { Issue } from '../issue.js';

/** An issue of a text, as a whole or at a place in it. */
export function textIssue(message: string, path: Issue['path'] = []): Issue {
  return { code: 'invalid', path, message };
}
