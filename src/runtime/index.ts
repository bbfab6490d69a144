// Re-exported through the door of generated code, so that Node has one bundled file less to load.
export {
  DtoError,
  parse,
  safeParse,
  type Dto,
  type Issue,
  type IssueCode,
  type Parsed,
  type ParseOptions,
  type SafeParseResult,
  type View,
} from './generated.js';
export {
  parseMany,
  safeParseMany,
  type DtoOfItem,
  type ParseManyOptions,
  type SafeParseManyResult,
} from './parse-many.js';
export { upsertDto } from './upsert-dto.js';
export type { RefusedIssue, RefusedReport } from './audit/refused-report.js';
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
export { apply, type ApplyOptions } from './apply/apply.js';
export { changes } from './apply/changes.js';
export { given } from './conditions/given.js';
export { whereOf, type WhereClause } from './conditions/where-of.js';
export { viewOf } from './view/view-of.js';
export { parseSort, type SortKey } from './view/parse-sort.js';
export { parseFilter, type FilterKey, type FilterOptions } from './view/parse-filter.js';
export { parseExpand } from './view/parse-expand.js';
