import { DtoError } from '../dto-error.js';
import { invalid } from '../issue.js';

/** A longer text is refused: no honest list of fields needs it. */
const MAX_LENGTH = 1_000;

/** The comma-separated names in a query parameter; none if it is absent or empty. */
export function listed(text: unknown, parameter: string): readonly string[] {
  if (text === undefined || text === null || text === '') return [];
  if (typeof text !== 'string') throw refused('Expected one text', parameter);
  if (text.length > MAX_LENGTH) throw refused(`More than ${MAX_LENGTH} characters`, parameter);
  return text.split(',');
}

const refused = (message: string, parameter: string): DtoError =>
  new DtoError([invalid(message, [parameter])]);
