/**
 * Every complaint of the generator, with its code, severity and page. The pages in
 * `docs/diagnostics/` are written from this file.
 */
import type { ProblemCode } from '../../src/model/problems/problem.js';

/** After an `error`, nothing is written. The others are about things that are allowed. */
export type Severity = 'error' | 'warning' | 'info';

interface Entry<Of extends Severity = Severity> {
  readonly severity: Of;
  /** The text of its page: what it means and what to do. */
  readonly page: string;
  /**
   * Whether the configuration, a folder or the installation is at fault, not the models. The exit
   * code is then 2.
   */
  readonly isUsage: boolean;
}

/** Complaints that declarations make themselves. Their messages are in `src/model`. */
const DECLARATION: Record<ProblemCode, Entry<'error'>> = {
  'role-unknown': error(
    'A role is used that `defineRoles()` does not declare. Correct its spelling, or declare it.',
  ),
  'role-name': error(
    'The name of a role cannot become part of a type name. Use English letters, digits, `_` and `-`, starting with a letter. `anyone` is reserved.',
  ),
  'role-invalid': error(
    'A role is declared with something other than a description or `{ description, extends }`. Describe in a text who has the role.',
  ),
  'role-cycle': error(
    'A role extends itself, directly or through others. Remove one `extends` from the circle.',
  ),
  'operation-unknown': error(
    '`writableBy` names an operation other than `create` and `update`. A replace (PUT) uses the grants of `update`.',
  ),
  'grant-invalid': error(
    '`writableBy` is neither a list nor an object with a list for each operation, `readableBy` is neither a list nor `anyone`, or one of their entries is invalid. An entry of `writableBy` is a role, a `narrow()` with a schema, or a `when()` of one of these; an entry of `readableBy` is a role or `anyone`. A `narrow()` names only values that the field can hold, because it never widens. A `relation()` is granted to at least one role.',
  ),
  'condition-invalid': error(
    'A `when()` cannot be checked against a record: it grants `create`, where there is no record yet, or its condition is neither a function nor data that names stored fields of the model and values that they may have. Or it lacks the description that documents need.',
  ),
  'option-unknown': error(
    '`field()`, `relation()` or a role was given an unknown option. Fields have `writableBy`, `readableBy`, `stored` and `keyedBy`; relations have `connect`, `disconnect` and `set`; roles have `description` and `extends`. See [what they do](../configuration.md).',
  ),
  'field-invalid': error(
    'A field of a model was not declared with `field()`, has no valibot schema, or has invalid options; or the fields of a model are not a plain object. If files import each other in a circle, a schema may not exist yet.',
  ),
  'field-name': error(
    'A field is named `__proto__`, which objects treat as their prototype. Choose another name.',
  ),
  'model-name': error(
    'The name of a model cannot be a type name. Use English letters and digits, starting with a letter.',
  ),
  'reference-invalid': error(
    'A `reference()` refers to something that is not a model, or uses a key that the model does not store or that may be absent. Name a stored field that every record has. If files import each other in a circle, pass a function: `reference((): Referable => Team)`.',
  ),
};

/** Errors that the generator finds itself. */
type GeneratorErrorCode =
  | 'options-invalid'
  | 'config-missing'
  | 'config-invalid'
  | 'config-failed'
  | 'valibot-version'
  | 'binding-missing'
  | 'permission-missing'
  | 'models-missing'
  | 'builtin-replaced'
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
  | 'schema-async'
  | 'regex-stateful'
  | 'roles-too-many'
  | 'resource-unknown'
  | 'resource-path'
  | 'security-unknown'
  | 'output-foreign'
  | 'output-shared'
  | 'output-symlink'
  | 'output-unwritable'
  | 'output-busy'
  | 'output-stale'
  | 'output-missing'
  | 'output-orphaned'
  | 'format-failed';

/** Warnings and infos, about things that are allowed. A configuration may silence them. */
export type SilenceableCode =
  | 'valibot-copies'
  | 'import-built'
  | 'valibot-global'
  | 'models-unmatched'
  | 'island-elsewhere'
  | 'island'
  | 'regex-catastrophic'
  | 'rule-slow'
  | 'default-refused'
  | 'union-open'
  | 'variant-unwritable'
  | 'intersection-empty'
  | 'role-unused'
  | 'schema-not-json'
  | 'schema-wider'
  | 'resource-unwritable'
  | 'resource-unreadable';

const GENERATOR: Record<GeneratorErrorCode, Entry<'error'>> &
  Record<SilenceableCode, Entry<'warning' | 'info'>> = {
  'options-invalid': usage(
    '`generate()` was called with an option that it does not have, or with the wrong kind of value. TypeScript refuses that; JavaScript, and what is `any`, does not. [Its options](../configuration.md#in-a-script).',
  ),
  'config-missing': usage(
    'There is no `gen-dtos.config.ts` in the working directory. Create one, or name another file with `--config`, or its folder, such as a package of a workspace, with `--cwd`.',
  ),
  'config-invalid': usage(
    'The configuration does not have the form that `defineConfig()` describes: [every option](../configuration.md).',
  ),
  'config-failed': usage(
    'The configuration file could not be loaded: it has a syntax error, imports something that cannot be found, or threw an error. gen-dtos runs the file to read it, and expects plain data.',
  ),
  'valibot-version': error(
    'The valibot that the models import is missing, or gen-dtos does not support its version. Schemas of other versions are built and run differently, so none are read. Install a version in the range of the `peerDependencies` of gen-dtos.',
  ),
  'binding-missing': usage(
    'Parts of esbuild and oxc-parser are native code, which package managers install as an optional package for one system. Such a part is missing or does not work here. Usual reasons are `npm install --omit=optional`, a `node_modules` that was copied from another system (into a container, or from Windows to WSL), and a lock file that names the packages of one system only. Remove `node_modules`, and install again on this system with `npm ci --include=optional`. If that does not help, remove the lock file, too. With pnpm and Yarn, `supportedArchitectures` lists the systems to install for.',
  ),
  'permission-missing': usage(
    'Node was started with `--permission` (before Node 23.5, `--experimental-permission`) or `--no-addons`, and may not do what gen-dtos needs. It runs model files in a worker thread (`--allow-worker`), bundles them with esbuild, which is a process of its own (`--allow-child-process`), and finds places in them with oxc-parser, a native addon (`--allow-addons`). It reads the project and its packages (`--allow-fs-read`), and writes the output folder and the folder for temporary files (`--allow-fs-write`). Allow all of this, or run it without these options: your application does not need them for what was generated.',
  ),
  'valibot-copies': warning(
    'The models import one version of valibot, and gen-dtos another. gen-dtos compares their schemas with those of its own version. Where they run differently, generated code calls them in the model file, which is exact but slower and adds an import. Let both share one copy (`npm dedupe`).',
  ),
  'import-built': warning(
    'A model imports by an alias (`#access`, from the `imports` of `package.json` or the `paths` of `tsconfig.json`) that leads to what `tsc` has built. The command then reads roles and grants as they were at the last build: what you have closed since then would be generated as open, and `--check` would not notice. Lead the alias to the source, in the `paths` of `tsconfig.json`, which come first; Node goes on to follow `imports`. See [aliases](../projects.md).',
  ),
  'valibot-global': warning(
    'A model file, or a file that it imports, calls `v.setGlobalConfig()`, `v.setGlobalMessage()`, `v.setSchemaMessage()` or `v.setSpecificMessage()`. Generated parsers contain valibot\'s own messages and check every rule, so they ignore these settings. Emitted valibot schemas follow them. So do schemas that are called in the model file, but only for messages without a language. Give a message to the schema, as in `v.string("No text")`, or put all messages into your own words with the `translate` of `toProblem`. Make settings for schemas that you parse yourself in a file that no model file imports.',
  ),
  'models-missing': error(
    'The globs in `models` match no file, or the files that they match export no model. Correct the globs, and export what `model()` returns.',
  ),
  'models-unmatched': warning(
    "A glob in `models` matches no file, while others do, or a folder where it looks can't be read. If it matched files before, the code generated for them is removed.",
  ),
  'builtin-replaced': error(
    "A model file, or a file that it imports, replaces one of JavaScript's own functions, such as `Array.prototype.filter`. Models are declared and read with these functions, so they could get other grants than they say, or be missed. Make such changes in a file that no model file imports. What a package replaces, as polyfills do, is put back before any model file runs, and so is what the configuration replaces. What is added changes nothing, except to `Object.prototype`: every object would seem to have it, such as a `writableBy` that no field was given.",
  ),
  'model-syntax': error(
    'A model file, or a file that it imports, could not be read as TypeScript. Correct it at the place shown.',
  ),
  'model-import': error(
    'A model file, or a file that it imports, imports a file, a package or a name that cannot be found. Correct the import, or install the package.',
  ),
  'model-threw': error(
    'A model file, or a file that it imports, threw an error while it was loaded. Model files should import `valibot`, `gen-dtos` and files that do the same. If they import each other in a circle, a schema may not exist yet: put it behind a function, as in `v.optional(v.lazy((): v.GenericSchema => Team))`, or move what they share to a separate file.',
  ),
  'model-exited': error(
    'Loading a model file ended the process: the file, or one that it imports, called `process.exit()`. Configuration checks such as `env.ts` do that; do not import them from model files.',
  ),
  'model-timeout': error(
    'A model file did not finish loading within ten seconds, because it waits for something, such as a connection. Model files should import `valibot`, `gen-dtos` and files that do the same. Or it has loaded, but something that it exports could not be read in that time: a getter, such as that of `v.lazy()`, or a proxy never ends.',
  ),
  'model-duplicate': error(
    'Two models have the same name. Types and files are named after models, so names must be unique: rename one of them.',
  ),
  'name-collision': error(
    'Two models, model files, roles or generated names are different, but would become one name in generated code, or one file on a case-insensitive disk. Rename one of them.',
  ),
  'model-name-reserved': error(
    'The file of a model could not exist everywhere (`con.ts` on Windows), or its name is taken (`index.ts`). Choose another name.',
  ),
  'model-file-name': error(
    'The path of a model file contains a `#`, `?`, `%`, `*`, backslash or line break. TypeScript reads an import as a path, Node as a URL, and bundlers as a pattern, so no import in generated code would work for all of them. Rename the file or folder.',
  ),
  'model-altered': error(
    'A model was changed after its declaration, so its grants or rules no longer fit: `v.partial()` and `v.pick()` make new entries, and `v.fallback()`, `v.config()` and `v.message()` change rules. Nest the model itself, or declare another one. Or a model is only exported in such a form, in a pipe, or inside a list, an object or another schema: export what `model()` returned, too.',
  ),
  'model-rules': error(
    'A whole model is piped into a rule. An update holds only part of a model, so the rule cannot be checked before the change is applied. Check it after `apply()`.',
  ),
  'narrowing-model': error(
    'A `narrow()` limits a field that holds a model, or its schema is a model. The fields of a model say which of its keys a role may write, so narrow those.',
  ),
  'condition-nested': error(
    'A model with fields granted by `when()` is nested in another model, and updated with it: as a field, or as an item of a list with `keyedBy`. A condition is checked against the record that is written, not against parts of it, so nobody could write these fields there. Put the `when()` on the field that holds the model.',
  ),
  'model-hidden': error(
    'A model is nested inside a schema that only valibot can run, so its grants could not be checked: a schema that `v.config()`, `v.message()` or `v.fallback()` has changed, one whose message is a function, or a `v.lazy()` whose getter makes a new schema each time. Nest the model in schemas without these.',
  ),
  'model-default': error(
    "A default is set inside a field, on a schema that nests a model. A default is the server's own value and is not checked against the grants, so it belongs on the field itself.",
  ),
  'reference-hidden': error(
    'A `reference()` is in a place where generated code does not look for ids: inside a plain object, record, tuple, variant or union, in a list of lists, in a narrowing, behind a transformation, or in a model that is nested in one of these. Nobody would check whether the caller may refer to these ids. A field may hold a reference, a list of them, a model or a list of models, each of them optional or nullable.',
  ),
  'model-roles': error(
    'A model nests a model that was declared with other roles. Declare both with the same `defineRoles()`.',
  ),
  'keyed-by-list': error(
    '`keyedBy` is set on a field that is not a list of a model. Such a list is `v.array(Address)`, which may be optional, nullable and checked, but not transformed. The items of other lists have no fields to keep, and no record holds the items of an input-only list (`stored: false`).',
  ),
  'keyed-by-field': error(
    '`keyedBy` names something that is not a field of the items, or a field that cannot tell them apart. The field must be stored, a text or a number, optional (new items have none) and without a default.',
  ),
  'keyed-by-grant': error(
    'A role may write a list, but not the field that identifies its items, so it could only send new items. Grant it that field in `create`. This is safe: `apply` refuses a key that the record does not hold, and no item gets another key.',
  ),
  'keyed-by-narrowing': error(
    'In a list with `keyedBy`, all items are sent in their `create` shape, even those that exist. If `update` is narrowed to some values and `create` is not, a stored item could get a value that nobody may update it to. Give `create` no grant that `update` lacks: use one `narrow()` for both, as in `writableBy: [narrow(…)]`, or none. Two calls of `narrow()` count as different, even if they look the same.',
  ),
  'keyed-by-hidden': error(
    'A model that has lists with `keyedBy` is nested where `apply` replaces values whole: in a union, variant, record, map, set, tuple or object. There, `apply` could not find out which items the record holds. Nest the model directly, or in a list.',
  ),
  'island-unreachable': error(
    'A field holds something that only your own schema can express, such as a function or a brand, but no file that `models` matches exports its model, so generated code cannot import it. Export the model. A `relation()` is a model, too.',
  ),
  'island-elsewhere': warning(
    'Generated code imports a model file of another package by its path, to call what cannot be printed as code. `tsc` accepts that, but compiles each package to its own folder, so Node does not find the file when the compiled code starts. Tools that run or bundle TypeScript do. Generate in the package that has the models, with a configuration there, and import what it exports: see [where to generate](../projects.md#where-to-generate).',
  ),
  island: info(
    'Part of a field cannot be printed as code, so generated code calls it in the model file. This is exact, but costs an import of the model. There is nothing to do.',
  ),
  'schema-async': error(
    'A field has an asynchronous schema or rule, perhaps deep inside. Parsing is synchronous, so do asynchronous checks after it.',
  ),
  'regex-stateful': error(
    'A regular expression has the flag `g` or `y`. With it, the expression remembers where it stopped, and would refuse every other input. Remove the flag.',
  ),
  'regex-catastrophic': warning(
    'A regular expression takes very long to refuse some texts, because it can match them in many ways and tries them all. With exponential growth, thirty characters stop the server; with polynomial growth, some thousand do. A `maxLength` beside it does not help, because every rule of a pipe is checked. Begin the pattern with `^`, so that it is not tried at every position; let neighbouring repetitions share no character, so that a text matches in one way only, as in `^[a-z]+(?:-[a-z]+)*$` instead of `^([a-z]+-?)*$`; and limit them, as in `[a-z]{1,64}`.',
  ),
  'rule-slow': warning(
    'Some valibot rules take very long for some texts: `v.emoji()` a day for 320 bytes, `v.normalize()` and `v.url()` a minute for a megabyte and, on Node 20, `v.maxGraphemes()`, `v.maxWords()` and the like minutes for 200 kB. Generated code checks them in linear time, but here they are in a schema that only valibot can run: one that `v.message()`, `v.config()`, `v.cache()` or `v.fallback()` wraps, or a pipe with `v.rawCheck()` or `v.partialCheck()`. Move the rule out of it, and give it the message as its own argument: `v.pipe(v.string(), v.emoji("No"))`. A length limit beside it does not help, because every rule is checked.',
  ),
  'default-refused': warning(
    'A field has a default that its own schema refuses, as in `v.optional(v.pipe(v.number(), v.minValue(18)), 3)`. A default is checked like a value that was sent, so whoever creates a record without this field gets a refusal at a place that was not sent. Choose a default that fits the rules. Defaults and rules that are functions are not tried.',
  ),
  'union-open': warning(
    'A union holds a model and, beside it, an option that accepts any keys: a `v.looseObject()`, a `v.record()`, `v.any()` or a schema that only valibot can run. A value with a key that nobody may write does not fit the model, but it fits the other option, which knows nothing of roles. A stored value is shown by it, too. Let a key tell the options apart, in a `v.variant()`, or list the keys of the other one, in a `v.strictObject()`.',
  ),
  'variant-unwritable': warning(
    'A role may write a field that holds a `v.variant()` of models, but in none of these models may it send the key that chooses the option. So whatever it sends is refused. Options are written whole, as new ones: grant the role that key in `create` of the models that it may choose, or do not let it write the field.',
  ),
  'intersection-empty': warning(
    'A `v.intersect()` has two parts of which one requires a key that the other refuses, so whatever is sent is refused. A model and a `v.strictObject()` refuse every key that they do not declare. Declare one model, or one object, that has the keys of all parts. Only a caller of `parse` with `unaccepted: "strip"` may be accepted, because then a model drops what it does not know.',
  ),
  'roles-too-many': error(
    'More than 31 roles are declared, or the roles and the different `when()` of one model are more than 31 together. Each is one bit of a number. Declare the roles of separate applications separately, and let fields share one `when()`.',
  ),
  'role-unused': warning(
    "A role is declared, but no field uses it. Grant it something, or remove it. A role that extends others, or that others extend, counts as used. If several packages share their roles, a role may be used in another one only: then write `silence: ['role-unused']` in the [configuration](../configuration.md).",
  ),
  'resource-path': usage(
    'Two resources have the same path, so one would replace the other in the document. Give each its own path. Or a path is not one of plain segments, as in `/users` or `/v1/users`: the document adds the parameter of a single record itself.',
  ),
  'security-unknown': usage(
    '`openapi.security` names a scheme that `openapi.securitySchemes` does not declare. Declare it there, or correct its spelling.',
  ),
  'schema-not-json': warning(
    'A field that a role may write holds something that JSON cannot carry, such as a `Date` or a bigint, so no JSON body can send it. Accept it as text and transform it: `v.pipe(v.string(), v.isoTimestamp(), v.toDate())`. [Forms](../forms.md) can send dates and bigints as texts, and files (`v.file()`) as `multipart/form-data`. If only forms send the field, there is nothing to do.',
  ),
  'schema-wider': info(
    'The JSON Schema of a field cannot express everything that its parser checks, such as your own functions, or a rule behind a transformation, which checks the result. The message names what is left out. The JSON Schema never refuses what the parser accepts. To document a rule that stands behind `v.trim()` or its like, put it before as well, if it holds there, too: `v.pipe(v.string(), v.maxLength(120), v.trim(), v.minLength(1))`. See [what becomes of each kind](../valibot-coverage.md).',
  ),
  'resource-unknown': usage(
    '`openapi.resources` names a model that is not declared. Its keys must be names given to `model()`.',
  ),
  'resource-unwritable': warning(
    'A resource offers an operation in which no role may write anything, so the document leaves it out. Grant a role a field, or remove the operation.',
  ),
  'resource-unreadable': warning(
    'A resource offers to read or list records, but no role may read anything of them, so the document has no body for the response. Say in `readableBy` who may read a field, or remove the operation.',
  ),
  'output-foreign': error(
    'A file that gen-dtos did not write is in the place of one that it would write. It is never overwritten: move it, or choose another `outDir`.',
  ),
  'output-shared': usage(
    'Another configuration has generated into the same `outDir` from models that this one does not read. Each would remove what the other has written, so nothing was changed. `index.ts` names the configuration that wrote it last. Give each configuration an `outDir` of its own, remove what is generated in the shared one, and run both. Configurations that read the same models may share a folder, and what is generated for a model that is gone is removed as always.',
  ),
  'output-symlink': error(
    'The output folder, or a file in it, is a symbolic link. gen-dtos does not write through links: put a real file or folder there, or choose another `outDir`.',
  ),
  'output-unwritable': usage(
    'The output folder, or the one for temporary files, cannot be read or written. Check the permissions and the free space, or choose another `outDir`. Files are replaced whole, so none is cut off.',
  ),
  'output-busy': error(
    'Another run of gen-dtos has been writing the same output folder for ten seconds. Wait for it, or end it. If none is running, remove `.gen-dtos.lock` there.',
  ),
  'output-stale': error(
    "The committed output differs from what the models say. Run `npx gen-dtos` and commit the result. If the difference comes back, another tool writes there, too: exclude the folder from formatters and linters ([how](../projects.md#linters-and-formatters)). Different line endings don't count.",
  ),
  'output-missing': error('A generated file is missing. Run `npx gen-dtos` and commit the result.'),
  'output-orphaned': error(
    'A generated file belongs to no model any more. Run `npx gen-dtos`, which removes it.',
  ),
  'format-failed': usage(
    "The configuration says `prettier: true`, but the project's copy of prettier could not be used. Install it in the project, fix what it complains about, or remove the option.",
  ),
};

/** The code of a diagnostic: stable, and with a page of documentation. */
export type DiagnosticCode = ProblemCode | GeneratorErrorCode | SilenceableCode;

export const CATALOGUE: Readonly<Record<DiagnosticCode, Entry>> = { ...DECLARATION, ...GENERATOR };

/** The codes of all warnings and infos. */
export const SILENCEABLE: readonly SilenceableCode[] = Object.entries(CATALOGUE)
  .filter(([, { severity }]) => severity !== 'error')
  .map(([code]) => code as SilenceableCode);

function error(page: string): Entry<'error'> {
  return { severity: 'error', page, isUsage: false };
}

function usage(page: string): Entry<'error'> {
  return { severity: 'error', page, isUsage: true };
}

function warning(page: string): Entry<'warning'> {
  return { severity: 'warning', page, isUsage: false };
}

function info(page: string): Entry<'info'> {
  return { severity: 'info', page, isUsage: false };
}
