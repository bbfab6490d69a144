// For applications
export { parse, safeParse, type ParseOptions } from './parse.js';
export type { SafeParseResult } from './read-with.js';
export {
  parseMany,
  safeParseMany,
  upsertDto,
  type DtoOfItem,
  type ParseManyOptions,
  type SafeParseManyResult,
} from './parse-many.js';
export type { RefusedIssue, RefusedReport } from './refused-report.js';
export {
  toProblem,
  type Problem,
  type ProblemError,
  type ProblemOptions,
  type ToldIssue,
} from './problem.js';
export {
  parseJson,
  safeParseJson,
  type ParseJsonOptions,
  type SafeParseJsonResult,
} from './json/parse-json.js';
export {
  parseJsonPatch,
  safeParseJsonPatch,
  type JsonPatchOptions,
} from './json-patch/parse-json-patch.js';
export {
  parseReferenced,
  readReferenced,
  safeParseReferenced,
  type ReferencedOptions,
} from './references/parse-referenced.js';
export type { Unreadable } from './refuse-body.js';
export type { AskedReferences, MayReference, MayReferenceNow } from './references/may-reference.js';
export type { JsonBody } from './json/parse-json.js';
export type { JsonLimits } from './json/limits.js';
export {
  parseForm,
  safeParseForm,
  type ParseFormOptions,
  type SafeParseFormResult,
} from './form/parse-form.js';
export { parseQuery, safeParseQuery, type FormQuery, type QueryUrl } from './form/parse-query.js';
export type { FormLimits } from './form/form-reading.js';
export type { FormNotation } from './form/segments-of.js';
export type { FormBody, FormEntries } from './form/pairs-of.js';
export type { PathParams } from './under-path.js';
export { DtoError } from './dto-error.js';
export { apply, type ApplyOptions } from './apply.js';
export { changes } from './changes.js';
export { given } from './given.js';
export { whereOf, type WhereClause } from './where-of.js';
export { viewOf } from './view/view-of.js';
export type { View } from './view/view.js';
export { parseSort, type SortKey } from './view/parse-sort.js';
export { parseFilter, type FilterKey, type FilterOptions } from './view/parse-filter.js';
export { parseExpand } from './view/parse-expand.js';
export type { Dto } from './dto.js';
export type { Issue, IssueCode } from './issue.js';
export type { Parsed } from '../types/parsed.js';

// For generated code
export { bitsOf, createDto } from './create-dto.js';
export type { DtoFamily } from './dto.js';
export type { Condition } from './condition.js';
export type { ModelGrants } from './model-grants.js';
export { namesNoItem, newItems } from './new-items.js';
export { accepts, isSent } from './read/accepts.js';
export { allOf, anyOf, noneOf, oneOf } from './read/choices.js';
export { mapOf, recordOf, setOf, tupleOf } from './read/containers.js';
export { checkReferences } from './references/check-references.js';
export { deeper } from './read/deeper.js';
export {
  inherited,
  isObject,
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
export { ownValue } from './plain-object.js';
export { whole } from './whole.js';
export { closedJsonSchema, type Asked, type JsonSchema } from './json-schema.js';
export { referring, referTo } from './json-schema-references.js';
export { createView } from './view/create-view.js';
export type { ViewFamily } from './view/view.js';
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
export { fits, intersectView, scalarView, unionView } from './view/view-choices.js';
export type { AnyViewValueOf, ViewValueOf } from '../types/view-of.js';
export type { DtoValueOf, SentValueOf } from '../types/dto-of.js';
