import { DtoError } from '../dto-error.js';
import { textIssue } from '../text/text-issue.js';

/** Longer texts name no fields of anybody's. */
const MAX_LENGTH = 1_000;

/** The names in the text of a parameter, between commas; none if it is absent or empty. */
export function listed(text: unknown, parameter: string): readonly string[] {
  if (text === undefined || text === null || text === '') return [];
  if (typeof text !== 'string') throw refused('Expected one text', parameter);
  if (text.length > MAX_LENGTH) throw refused(`More than ${MAX_LENGTH} characters`, parameter);
  return text.split(',');
}

const refused = (message: string, parameter: string): DtoError =>
  new DtoError([textIssue(message, [parameter])]);
