// What generated code calls, and what parses with a Dto. Everything else is in `gen-dtos/runtime`,
// which takes Node several milliseconds longer to load.
export { parse, safeParse, type ParseOptions } from './parse.js';
export { DtoError } from './dto-error.js';
export type { SafeParseResult } from './read-with.js';
export type { Dto } from './dto.js';
export type { Issue, IssueCode } from './issue.js';
export type { Parsed } from '../types/parsed.js';
export { bitsOf, createDto } from './create-dto.js';
export type { DtoFamily } from './dto.js';
export type { Condition } from './conditions/condition.js';
export type { ModelGrants } from './model-grants.js';
export { namesNoItem, newItems } from './apply/new-items.js';
export { accepts, isSent } from './read/accepts.js';
export { allOf, anyOf, noneOf, oneOf } from './read/choices.js';
export { mapOf, recordOf, setOf, tupleOf } from './read/containers.js';
export { checkReferences } from './references/check-references.js';
export { deeper } from './read/deeper.js';
export {
  countKeys,
  inherited,
  isPlain,
  refuseKey,
  refuseUnread,
  type KeyedObject,
} from './read/keys.js';
export {
  act,
  ask,
  attempt,
  conditionOf,
  defaultIn,
  defaultOf,
  fallbackOf,
  messageIn,
  narrowingOf,
  schemaOf,
} from './read/live.js';
export { narrowed } from './read/narrowed.js';
export { patternOf } from './read/pattern.js';
export type { Reader } from './read/reader.js';
export { keepRest, restOf, refuseFirst } from './read/rest.js';
export {
  goesOn,
  isTyped,
  lacks,
  missing,
  notObject,
  under,
  wrongType,
  wrongValue,
} from './report.js';
export type { Report } from './report.js';
export type { Shape } from '../model/grants.js';
export { isObject, ownValue } from './plain-object.js';
export { inputOnly } from './apply/input-only.js';
export { whole } from './apply/whole.js';
export { closedJsonSchema, type Asked, type JsonSchema } from './json-schema/json-schema.js';
export { referring, referTo } from './json-schema/json-schema-references.js';
export { createView } from './view/create-view.js';
export type { View, ViewFamily } from './view/view.js';
export { referenceView } from './view/reference-view.js';
export { rowOf } from './view/row-of.js';
export {
  asIs,
  listView,
  mapView,
  orNull,
  recordView,
  restView,
  setView,
  tupleView,
} from './view/view-containers.js';
export { fits, intersectView, plainUnionView, scalarView, unionView } from './view/view-choices.js';
export type { AnyViewValueOf, ViewValueOf } from '../types/view-of.js';
export type { DtoValueOf, SentValueOf } from '../types/dto-of.js';
