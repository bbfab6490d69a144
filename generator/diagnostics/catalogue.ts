/**
 * Every complaint of the generator: its code, severity and words. The pages under
 * `docs/diagnostics/` are written from here.
 */
import type { ProblemCode } from '../../src/model/problems/problem.js';

export type Severity = 'error' | 'warning' | 'info';

interface Entry {
  readonly severity: Severity;
  /** What it means and what to do, for the page. */
  readonly page: string;
  /** Whether the configuration, not the models, needs work: then the command ends with another code. */
  readonly isUsage: boolean;
}

/** The complaints that the declarations make themselves. Their words are in `src/model`. */
const DECLARATION: Record<ProblemCode, Entry> = {
  'role-unknown': error(
    'A role is named that `defineRoles()` does not declare. Spell it as declared, or declare it.',
  ),
  'role-name': error(
    'A role has a name that cannot become part of a type name. Use English letters, digits, `_` and `-`, starting with a letter; `anyone` is reserved.',
  ),
  'role-invalid': error(
    'A role is declared with something other than its description or `{ description, extends }`. Say in a text who has the role.',
  ),
  'role-cycle': error(
    'A role extends itself, directly or through others. Remove one `extends` of the circle.',
  ),
  'operation-unknown': error(
    '`writableBy` names an operation other than `create` and `update`. A replace (PUT) asks the grants of `update`.',
  ),
  'grant-invalid': error(
    '`writableBy` or `readableBy` is no list; or an entry of `writableBy` is neither a role nor a `narrow()` with a schema nor a `when()` of one of these, or one of `readableBy` is no role; or a `narrow()` names a value that the field could not hold, for it never widens; or a `relation()` is granted to nobody.',
  ),
  'condition-invalid': error(
    'A `when()` can be asked of no record: it grants `create`, where there is none, or its condition is neither a function nor data that names stored fields of the model and values that they may have. Or it lacks the description that documents need.',
  ),
  'option-unknown': error(
    '`field()`, `relation()` or a role was given an option that it does not know. Of fields there are `writableBy`, `readableBy`, `stored` and `keyedBy`, of relations `connect`, `disconnect` and `set`, of roles `description` and `extends`: [what they do](../configuration.md).',
  ),
  'field-invalid': error(
    'A field of a model was not declared with `field()`, has no valibot schema, or has options that are no options; or the fields of a model are no plain object. Where files import each other in a circle, a schema may not be there yet.',
  ),
  'field-name': error(
    'A field is named `__proto__`, which objects treat as their prototype. Choose another name.',
  ),
  'model-name': error(
    'A model has a name that is no type name. Use English letters and digits, starting with a letter.',
  ),
  'reference-invalid': error(
    'A `reference()` is to something that is no model, or by a key that the model does not store or that may be absent. Name a stored field that every record has. Where files import each other in a circle, pass a function: `reference((): Referable => Team)`.',
  ),
};

/** The complaints of the generator itself. */
type GeneratorCode =
  | 'config-missing'
  | 'config-invalid'
  | 'config-failed'
  | 'valibot-version'
  | 'valibot-copies'
  | 'valibot-global'
  | 'models-missing'
  | 'models-unmatched'
  | 'model-syntax'
  | 'model-import'
  | 'model-threw'
  | 'model-exited'
  | 'model-timeout'
  | 'model-duplicate'
  | 'name-collision'
  | 'model-name-reserved'
  | 'model-file-name'
  | 'model-altered'
  | 'model-rules'
  | 'narrowing-model'
  | 'condition-nested'
  | 'model-hidden'
  | 'model-roles'
  | 'model-default'
  | 'keyed-by-list'
  | 'keyed-by-field'
  | 'keyed-by-grant'
  | 'keyed-by-narrowing'
  | 'keyed-by-hidden'
  | 'reference-hidden'
  | 'island-unreachable'
  | 'island-elsewhere'
  | 'island'
  | 'schema-async'
  | 'regex-stateful'
  | 'regex-catastrophic'
  | 'rule-slow'
  | 'union-open'
  | 'roles-too-many'
  | 'role-unused'
  | 'resource-unknown'
  | 'resource-path'
  | 'security-unknown'
  | 'schema-not-json'
  | 'schema-wider'
  | 'resource-unwritable'
  | 'resource-unreadable'
  | 'output-foreign'
  | 'output-symlink'
  | 'output-unwritable'
  | 'output-busy'
  | 'output-stale'
  | 'output-missing'
  | 'output-orphaned'
  | 'format-failed';

const GENERATOR: Record<GeneratorCode, Entry> = {
  'config-missing': usage(
    'There is no `gen-dtos.config.ts` in the working directory. Create one, or name another file with `--config`.',
  ),
  'config-invalid': usage(
    'The configuration does not have the form that `defineConfig()` describes: [every option](../configuration.md).',
  ),
  'config-failed': usage(
    'The configuration file could not be loaded: it has a syntax error, imports what cannot be found, or threw. It is run to read it, and it is plain data.',
  ),
  'valibot-version': error(
    'The valibot that the models import is missing, or of a version that gen-dtos does not know. Schemas of another version are made and run in other ways, so nothing is read of them. Install a version in the range of its `peerDependencies`.',
  ),
  'valibot-copies': warning(
    'The models import one version of valibot, and gen-dtos another. Schemas are compared with those of its own version; where they run in another way, the generated code calls them in the model file, which is exact but slower, and adds an import. Let both share one copy (`npm dedupe`).',
  ),
  'valibot-global': warning(
    'A model file, or a file that it imports, calls `v.setGlobalConfig()`, `v.setGlobalMessage()`, `v.setSchemaMessage()` or `v.setSpecificMessage()`. Generated parsers have valibot\'s own messages printed and ask every rule, so they know nothing of it; emitted valibot schemas do and, of messages without a language, what is called in the model file. Give a message to the schema, as in `v.string("No text")`, or say all of them in your own words with the `translate` of `toProblem`. Settings for the schemas that you parse yourself belong where no model file imports them.',
  ),
  'models-missing': error(
    'The globs of `models` match no file, or the files export no model. Name the files there, and export what `model()` returns.',
  ),
  'models-unmatched': warning(
    'A glob of `models` matches no file, and others do. If it matched some before, what was generated for them is removed.',
  ),
  'model-syntax': error(
    'A model file, or a file that it imports, could not be read as TypeScript. Correct it at the place that is named.',
  ),
  'model-import': error(
    'A model file, or a file that it imports, imports a file, a package or a name of one that cannot be found. Spell it as it is exported.',
  ),
  'model-threw': error(
    'A model file, or a file that it imports, threw while it was loaded. Model files should import `valibot`, `gen-dtos` and files that do the same. Where they import each other in a circle, a schema may not be there yet: put it behind a function, as in `v.optional(v.lazy((): v.GenericSchema => Team))`, or move what they share to a file of its own.',
  ),
  'model-exited': error(
    'Loading a model file ended the process: the file, or one that it imports, called `process.exit()`. Configuration checks such as `env.ts` do that; do not import them from model files.',
  ),
  'model-timeout': error(
    'A model file did not finish loading within ten seconds: it waits for something, such as a connection. Model files should import `valibot`, `gen-dtos` and files that do the same.',
  ),
  'model-duplicate': error(
    'Two models have one name. Each model gives its name to types and files, so names are unique: rename one of them.',
  ),
  'name-collision': error(
    'Two models, model files, roles or generated names differ on paper but would be one name in the generated code or one file on a case-insensitive disk. Rename one of them.',
  ),
  'model-name-reserved': error(
    'A model has a name whose file cannot exist everywhere (`con.ts` on Windows) or is taken (`index.ts`). Choose another name.',
  ),
  'model-file-name': error(
    'The path of a model file has a `#`, `?`, `%`, `*`, backslash or line break. TypeScript reads an import as a path, Node as an address, bundlers as a pattern, so no import in generated code would be right for all. Rename the file or folder.',
  ),
  'model-altered': error(
    'A model was changed after its declaration (`v.partial()` and `v.pick()` make new entries, `v.fallback()`, `v.config()` and `v.message()` other rules), so its grants or rules no longer fit: nest the model itself, or declare another one. Or a file exports it in such a form, in a pipe, or within a list, an object or another schema, and nothing exports the model itself: export what `model()` returned, too.',
  ),
  'model-rules': error(
    'A whole model is piped into a rule. An update holds part of a model, so such a rule cannot be asked before the change is applied. Check it after `apply()`.',
  ),
  'narrowing-model': error(
    'A `narrow()` limits a field that holds a model, or is itself a model. Which keys of a model a role may write is said by the fields of that model: narrow those.',
  ),
  'condition-nested': error(
    'A model whose fields are granted by `when()` is part of another one that is updated. A condition is asked of the record that is written, not of the parts of it, so in there nobody could write these fields. Put the `when()` on the field that holds the model.',
  ),
  'model-hidden': error(
    'A model is nested inside a schema that only valibot can run, so that its grants could not be asked: one that `v.config()`, `v.message()` or `v.fallback()` changed, whose message is a function, or a `v.lazy()` whose getter makes a new schema each time. Nest it in schemas without these.',
  ),
  'model-default': error(
    'A default is set inside a field, on a schema that nests a model. A default is the value of the server and is not asked of the grants, so it belongs to the field itself.',
  ),
  'reference-hidden': error(
    'A `reference()` is where generated code does not look for the ids that were sent: inside a plain object, record, tuple, variant or union, in a list of lists, in a narrowing, behind a transformation, or in a model that is nested in one of these. Nobody would be asked whether the caller may refer to them. A field may hold a reference, a list of them, a model or a list of models, each of them optional or nullable.',
  ),
  'model-roles': error(
    'A model nests a model that was declared with other roles. Declare both with the same `defineRoles()`.',
  ),
  'keyed-by-list': error(
    "`keyedBy` is said of a field that is no list of a model: `v.array(Address)`, which may be optional, nullable and checked, but not transformed. Another list's items have no fields to keep, and of a list that is input only (`stored: false`) no record holds any.",
  ),
  'keyed-by-field': error(
    '`keyedBy` names what is no field of the items, or none that can tell them apart: it has to be stored, a text or a number, optional (new items have none) and without a default.',
  ),
  'keyed-by-grant': error(
    'A role may write a list, but not the field by which its items are told apart, so it could send new items only. Grant it the field in `create`. That opens no door: `apply` refuses a key that the record does not hold, and no item gets another one.',
  ),
  'keyed-by-narrowing': error(
    'In a list with `keyedBy`, items have the form of `create`, also those that exist. Where `update` is narrowed to some values and `create` is not, a stored item could get a value that nobody may update it to. Give `create` no grant that `update` lacks: one `narrow()` for both, as in `writableBy: [narrow(…)]`, or none. Two that are written alike are two.',
  ),
  'keyed-by-hidden': error(
    'A model with lists that have a `keyedBy` is nested where `apply` replaces values whole: in a union, variant, record, map, set, tuple or object. Which items the record holds could not be asked there. Nest it as it is, or in a list.',
  ),
  'island-unreachable': error(
    'A field holds what only your own schema can say, a function or a brand, but its model is exported by no file that `models` matches, so generated code cannot import it. Export the model; a `relation()` is one, too.',
  ),
  'island-elsewhere': warning(
    'Generated code imports a model file of another package, by its path, to call what cannot be printed. `tsc` takes that and compiles each package to a folder of its own, so Node does not find the file when the built code starts; what runs or bundles TypeScript does. Generate in the package that has the models, with a configuration there, and import what it exports: see [where to generate](../projects.md#where-to-generate).',
  ),
  island: info(
    'Part of a field cannot be printed as code, so the generated code calls it in the model file. This is exact; it costs an import of the model. Nothing has to be done.',
  ),
  'schema-async': error(
    'A field has an asynchronous schema or rule, however deep inside. Parsing is synchronous; do asynchronous checks after it.',
  ),
  'regex-stateful': error(
    'A regular expression has the flag `g` or `y`: it remembers where it stopped, so every other input would be refused. Remove the flag.',
  ),
  'regex-catastrophic': warning(
    'There are texts that a regular expression takes very long to refuse: it can read them in many ways, and tries them all. With exponential growth, thirty characters stop the server; with polynomial growth, some thousand. A `maxLength` beside it does not help: every rule of a pipe is asked. Begin the pattern with `^`, so that it is not tried from every position; let neighbouring repetitions share no character, as in `^[a-z]+(?:-[a-z]+)*$` instead of `^([a-z]+-?)*$`; and bound them, as in `[a-z]{1,64}`.',
  ),
  'rule-slow': warning(
    'Some rules of valibot take very long for some texts: `v.emoji()` a day for 320 bytes, `v.normalize()` and `v.url()` a minute for a megabyte and, on Node 20, `v.maxGraphemes()`, `v.maxWords()` and their like minutes for 200 kB. Generated code asks them in linear time, but here they are in a schema that only valibot can run: one that `v.message()`, `v.config()`, `v.cache()` or `v.fallback()` wraps, or a pipe with `v.rawCheck()` or `v.partialCheck()`. Take the rule out of it, with the message as its own argument: `v.pipe(v.string(), v.emoji("No"))`. A length limit beside it does not help: every rule is asked.',
  ),
  'union-open': warning(
    'A union holds a model, and beside it an object with any keys: a `v.looseObject()`, a `v.record()`, `v.any()` or a schema that only valibot can run. A value that does not fit the model, for it has a key that nobody may write, fits the other option, which says nothing of roles; and a stored one is shown by it. Let a key tell them apart, in a `v.variant()`, or list the keys of the other one, in a `v.strictObject()`.',
  ),
  'roles-too-many': error(
    'More than 31 roles are declared, or roles together with the different `when()` of one model. They are kept as the bits of a number. Declare the roles of separate applications separately, and let fields share one `when()`.',
  ),
  'role-unused': warning(
    'A role is declared but no field names it. Grant it something, or remove it. One that extends others, or that others extend, counts as used.',
  ),
  'resource-path': usage(
    'Two resources have one path, so one would replace the other in the document. Give each a path of its own.',
  ),
  'security-unknown': usage(
    '`openapi.security` names a scheme that `openapi.securitySchemes` does not declare. Declare it there, or spell it as it is declared.',
  ),
  'schema-not-json': warning(
    'A field that a role may write holds what JSON cannot carry, such as a `Date` or a bigint, so no JSON body can send it. Take it as text and transform it: `v.pipe(v.string(), v.isoTimestamp(), v.toDate())`.',
  ),
  'schema-wider': info(
    'The JSON Schema of a field can say less than its parser asks: a function of yours, or a rule behind a transformation, which is asked of what that makes. What it leaves out is named. It never refuses what the parser accepts; [what becomes of each kind](../valibot-coverage.md) has a page.',
  ),
  'resource-unknown': usage(
    '`openapi.resources` names a model that is not declared. Its keys are the names that `model()` is given.',
  ),
  'resource-unwritable': warning(
    'A resource offers an operation for which no role may write anything, so the document leaves it out. Grant a role a field, or take the operation away.',
  ),
  'resource-unreadable': warning(
    'A resource offers to read or list records of which no role may read anything, so the document names no body in the answer. Say in `readableBy` who may read a field, or take the operation away.',
  ),
  'output-foreign': error(
    'A file that gen-dtos did not write stands where it would write one. It is never overwritten: move it, or choose another `outDir`.',
  ),
  'output-symlink': error(
    'The output folder, or a file in it, is a symbolic link. Writing through links is refused: put a real file or folder there, or choose another `outDir`.',
  ),
  'output-unwritable': usage(
    'The output folder cannot be read or written, or the one for temporary files. Check permissions and space, or choose another `outDir`. Files are replaced whole, so none is cut off.',
  ),
  'output-busy': error(
    'Another run of gen-dtos has been writing the same output folder for ten seconds. Wait for it, or end it. If none is running, remove `.gen-dtos.lock` there.',
  ),
  'output-stale': error(
    'The committed output differs from what the models say. Run `npx gen-dtos` and commit the result. If it comes back, something else writes there, too: leave the folder out of formatters and fixes of linters ([how](../projects.md#linters-and-formatters)). Line ends make no difference.',
  ),
  'output-missing': error('A generated file is missing. Run `npx gen-dtos` and commit the result.'),
  'output-orphaned': error(
    'A generated file has no model any more. Run `npx gen-dtos`, which removes it.',
  ),
  'format-failed': usage(
    '`prettier: true` was asked for in the configuration, and the copy of the project could not be used. Install it there, correct what it complains of, or leave the option out.',
  ),
};

export type DiagnosticCode = ProblemCode | GeneratorCode;

export const CATALOGUE: Readonly<Record<DiagnosticCode, Entry>> = { ...DECLARATION, ...GENERATOR };

function error(page: string): Entry {
  return { severity: 'error', page, isUsage: false };
}

function usage(page: string): Entry {
  return { severity: 'error', page, isUsage: true };
}

function warning(page: string): Entry {
  return { severity: 'warning', page, isUsage: false };
}

function info(page: string): Entry {
  return { severity: 'info', page, isUsage: false };
}
