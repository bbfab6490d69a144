// For applications
export {
  parse,
  safeParse,
  type ParseOptions,
  type RefusedReport,
  type SafeParseResult,
} from './parse.js';
export { toProblem, type Problem, type ProblemError, type ProblemOptions } from './problem.js';
export { DtoError } from './dto-error.js';
export { apply } from './apply.js';
export type { Dto } from './dto.js';
export type { Issue, IssueCode } from './issue.js';
export type { Parsed } from '../types/parsed.js';

// For generated code
export { createDto } from './create-dto.js';
export { INVALID } from './invalid.js';
export type { DtoFamily } from './dto.js';
export { accepted, countKeys, inherited, isReadable } from './read.js';
export { ownValue } from './plain-object.js';
export { closedObject, type ClosedField } from './closed-object.js';
export { closedJsonSchema, type JsonSchema, type Side } from './json-schema.js';
export { unionOf } from './union-of.js';
export { whole } from './whole.js';
export { narrowingOf } from './narrowing-of.js';
export { variantOf } from './variant-of.js';
export type { DtoValueOf, SentValueOf } from '../types/dto-of.js';
