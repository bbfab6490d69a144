import { beforeAll, describe, expect, test } from 'vitest';
import { given, safeParse, whereOf, type Dto } from '../src/runtime/index.js';
import { importBundled } from '../test/injection/import-bundled.js';
import { markdownShape, textsOf, withoutTexts } from '../test/injection/markdown-shape.js';
import { FIRE, HARMLESS, PAYLOADS, WORDS } from '../test/injection/payloads.js';
import { firstDifference, jsonShapeOf } from '../test/injection/shape.js';
import { SINKS, type Sink } from '../test/injection/sinks.js';
import { faultIn } from '../test/javascript/fault-in.js';
import { HEAD, modelFile, Project, type Files } from '../test/project.js';
import { key } from './encode.js';

type Generated = Record<string, Dto<unknown> | ((roles: readonly string[]) => Dto<unknown>)>;

const quoted = (text: string): string => JSON.stringify(text);

const OPEN = `{ writableBy: ['owner'], readableBy: 'anyone' }`;

const ODD_ROLES = ['constructor', 'toString', 'then', 'valueOf'];

const GLOBALS = ['Date', 'Object', 'Array', 'Number', 'Error', 'Dto', 'DtoFamily', 'class', 'v'];

const EXACTLY = `const exactly = (text: string): RegExp =>
  new RegExp('^' + text.replace(/[\\\\^$.*+?()[\\]{}|/]/g, '\\\\$&') + '$');
exactly('');
`;

/** A model that uses a sink once for every text. */
function sinkFile(name: string, { schema }: Sink, texts: readonly string[]): string {
  const fields = texts.map(
    (text, index) => `  p${index}: field(${schema(quoted(text), index)}, ${OPEN}),`,
  );
  return `${HEAD}import { reference } from 'gen-dtos';\n${EXACTLY}export const ${name} = model('${name}', {\n${fields.join('\n')}\n});\n`;
}

/** A model whose fields have the texts as names, and one with the texts as messages. */
function namesFile(names: readonly string[], name: string): string {
  const fields = names.map((key) => `  [${quoted(key)}]: field(v.string(), ${OPEN}),`);
  const narrowed = names.map((key) => {
    const schema = `v.pipe(v.string(), v.check(() => true, ${quoted(key)}))`;
    return `  [${quoted(key)}]: field(${schema}, { writableBy: [narrow('owner', v.literal(${quoted(key)}))] }),`;
  });
  return `${HEAD}import { narrow } from 'gen-dtos';
export const ${name} = model('${name}', {\n${fields.join('\n')}\n});
export const Narrowed${name} = model('Narrowed${name}', {\n${narrowed.join('\n')}\n});
export const Described${name} = v.pipe(
  model('Described${name}', { a: field(v.string(), ${OPEN}) }),
  v.title(${quoted(names.join(' '))}),
  v.description(${quoted(names.join(' '))}),
);
`;
}

/** As many conditions as fit beside one role. */
const MOST_CONDITIONS = 30;

/**
 * Conditional grants with the texts as values, as data in one model and as functions in another.
 */
function conditionsFile(texts: readonly string[]): string {
  const conditional = (conditionOf: (text: string) => string): string =>
    texts
      .slice(0, MOST_CONDITIONS)
      .map((text) => {
        const grant = `when('owner', ${conditionOf(quoted(text))}, ${quoted(`${text}.`)})`;
        return `  [${quoted(text)}]: field(v.string(), { writableBy: [${grant}] }),`;
      })
      .join('\n');
  return `${HEAD}import { when } from 'gen-dtos';
export const Conditional = model('Conditional', {
${conditional((text) => `{ [${text}]: [${text}, null] }`)}
});
export const Functional = model('Functional', {
${conditional((text) => `(record) => record[${text}] === ${text}`)}
});
`;
}

const globalsFile = `${HEAD}${GLOBALS.map(
  (name) => `export const Model${name} = model('${name}', {
  when: field(v.date(), ${OPEN}),
  list: field(v.array(v.number()), ${OPEN}),
  text: field(v.pipe(v.string(), v.check(() => true)), ${OPEN}),
});`,
).join('\n')}
`;

/** As many roles as are allowed, each with a text as its description. */
function rolesFile(texts: readonly string[]): string {
  const described = texts
    .slice(0, 31 - ODD_ROLES.length)
    .map((text, index) => `  r${index}: { description: ${quoted(text)}, extends: ['then'] },`);
  return `import * as v from 'valibot';
import { defineRoles } from 'gen-dtos';
const { field, model } = defineRoles({
${ODD_ROLES.map((role) => `  ${role}: 'A role',`).join('\n')}
${described.join('\n')}
});
export const Roles = model('Roles', { a: field(v.string(), { writableBy: ${JSON.stringify(ODD_ROLES)} as any }) });
`;
}

/** Models exported under the texts as names: an export name may be any text. */
function exportsFile(texts: readonly string[]): string {
  const models = texts.map((text, index) => {
    const schema = `v.pipe(v.string(), v.check(() => true))`;
    const declared = `const E${index} = model('E${index}', { a: field(${schema}, ${OPEN}) });`;
    return isName(PAYLOADS[index] ?? text)
      ? `${declared}\nexport { E${index} as ${quoted(text)} };`
      : '';
  });
  return `${HEAD}${models.join('\n')}\n`;
}

/** An export's name can't have half a character. */
const isName = (text: string): boolean => !/\p{Surrogate}/u.test(text);

const access = (texts: readonly string[]): string => `import { defineRoles } from 'gen-dtos';
export const { field, model } = defineRoles({ owner: ${quoted(texts.join(' '))} });
`;

function config(texts: readonly string[], outDir: string): string {
  const text = quoted(texts.join(' '));
  return `export default {
  models: ['**/*.model.ts'],
  outDir: ${quoted(outDir)},
  openapi: {
    info: { title: ${text}, version: ${text}, description: ${text}, license: { name: ${text} }, ['x-' + ${text}]: ${text} },
    servers: [{ url: 'https://x.test/' + ${text}, description: ${text} }],
    securitySchemes: { [${text}]: { type: 'http', scheme: ${text}, description: ${text} } },
    security: [{ [${text}]: [${text}] }],
    resources: { Names: { path: '/names', operations: ['create', 'read', 'list', 'update', 'replace', 'delete'] } },
  },
};
`;
}

/** A project with the texts everywhere a user's text may be. */
function projectOf(texts: readonly string[], folder: string): Files {
  const sinks = Object.entries(SINKS).map(
    ([name, sink]) => [`${name}.model.ts`, sinkFile(name, sink, texts)] as const,
  );
  return {
    'gen-dtos.config.ts': config(texts, `${folder}/out`),
    'access.ts': access(texts),
    [`${folder}\u2028.model.ts`]: namesFile(texts, 'Names'),
    'words.model.ts': namesFile(WORDS, 'Words'),
    'globals.model.ts': globalsFile,
    'roles.model.ts': rolesFile(texts),
    'conditions-first.model.ts': conditionsFile(texts),
    'conditions-last.model.ts': conditionsFile(texts.toReversed()).replaceAll(
      /(Condition|Function)al\b/g,
      'Last$1al',
    ),
    [`${folder}/${folder}.model.ts`]: exportsFile(texts).replace('./access', '../access'),
    ...Object.fromEntries(sinks),
  };
}

const CONDITIONAL = ['Conditional', 'Functional', 'LastConditional', 'LastFunctional'];

const FOLDER = `';${FIRE};' \${${FIRE}} \`${FIRE}"`;

let project: Project;
let output: Record<string, string>;
let harmless: Record<string, string>;
let generated: Generated;

async function outputOfProject(one: Project, folder: string): Promise<Record<string, string>> {
  const { code, stderr } = await one.run('--silent');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const names = one.list(`${folder}/out`);
  return Object.fromEntries(names.map((name) => [name, one.read(`${folder}/out/${name}`)]));
}

beforeAll(async () => {
  project = new Project(projectOf(PAYLOADS, FOLDER));
  output = await outputOfProject(project, FOLDER);
  harmless = await outputOfProject(new Project(projectOf(HARMLESS, 'harmless')), 'harmless');
  generated = await importBundled(project, `${FOLDER}/out/index.ts`);
});

const dto = (name: string): Dto<unknown> => generated[name] as Dto<unknown>;

function isAccepted(name: string, body: unknown): unknown {
  const guard = generated[`is${name.charAt(0).toUpperCase()}${name.slice(1)}`];
  return (guard as unknown as (input: unknown) => boolean)(body);
}

function outputOf(name: string, body: unknown): unknown {
  const result = dto(name)['~standard'].validate(body);
  if (result instanceof Promise) throw new Error('Parsing is synchronous.');
  return result.issues ?? result.value;
}

test('importing everything that was generated runs nothing of it', () => {
  expect(Object.keys(generated).length).toBeGreaterThan(500);
  expect('canary' in globalThis).toBe(false);
});

describe('what is generated is what it would be without them', () => {
  const named = ['Names', 'NarrowedNames', 'DescribedNames', 'Roles', 'E0'];
  const files = [...Object.keys(SINKS), ...named, ...CONDITIONAL];

  test('in as many files', () => {
    expect(Object.keys(output)).toEqual(Object.keys(harmless));
    expect(Object.keys(output).length).toBeGreaterThan(2 * files.length);
  });

  test.each(files)('in all modules of %s', (model) => {
    const module = model.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
    const names = Object.keys(output).filter((name) => name.split('.')[0] === module);
    expect(names).toContain(`${module}.ts`);
    for (const name of names) {
      expect(firstDifference(output[name] ?? '', harmless[name] ?? ''), name).toBeUndefined();
    }
  });

  test('in JavaScript and declarations, too', () => {
    const modules = Object.entries(output).filter(([name]) => name.endsWith('.ts'));
    expect(modules.length).toBeGreaterThan(2 * files.length);
    for (const [name, text] of modules) expect(faultIn({ name, text })).toBeUndefined();
  });

  test('in the document', () => {
    const [one, other] = [output, harmless].map((files) =>
      jsonShapeOf(JSON.parse(files['openapi.json'] ?? '')),
    );
    expect(one).toEqual(other);
  });

  test('in the access matrix', async () => {
    const [one, other] = await Promise.all(
      [output, harmless].map((files) => markdownShape(files['access-matrix.md'] ?? '')),
    );
    expect(withoutTexts(one)).toEqual(withoutTexts(other));
    for (const name of [...WORDS, ...PAYLOADS]) expect(textsOf(one)).toContain(key(name));
  });
});

describe.each(Object.entries(SINKS))('%s', (name, { takes, makes = takes }) => {
  const bodyOf = (value: (text: string) => unknown): unknown =>
    Object.fromEntries(PAYLOADS.map((payload, index) => [`p${index}`, value(payload)]));

  test.runIf(takes && makes).each(['create', 'replace', 'update'])(
    '%s takes what its fields say',
    (shape) => {
      if (takes === undefined || makes === undefined) return;
      expect(outputOf(`${shape}${name}ByOwner`, bodyOf(takes))).toEqual(bodyOf(makes));
      expect(isAccepted(`${shape}${name}ByOwner`, bodyOf(takes))).toBe(true);
    },
  );

  test('nothing is run when the rest is refused', () => {
    for (const shape of ['create', 'replace', 'update']) {
      outputOf(
        `${shape}${name}ByOwner`,
        bodyOf(() => 0),
      );
      outputOf(`${shape}${name}ByOwner`, { [FIRE]: FIRE });
      const body = bodyOf(() => 0);
      const isTaken = !Array.isArray(outputOf(`${shape}${name}ByOwner`, body));
      expect(isAccepted(`${shape}${name}ByOwner`, body)).toBe(isTaken);
    }
    expect('canary' in globalThis).toBe(false);
  });
});

test('a message of the user is unchanged', () => {
  const body = Object.fromEntries(PAYLOADS.map((_, index) => [`p${index}`, 0]));
  const issues = outputOf('updateMessageByOwner', body) as { message: string }[];
  expect(issues.map(({ message }) => message)).toEqual(PAYLOADS);
});

describe('names of fields', () => {
  describe.each([
    ['Names', PAYLOADS],
    ['Words', WORDS],
  ])('%s', (model, names) => {
    test.each(names)('%j is read, and given back', (name) => {
      expect(outputOf(`update${model}ByOwner`, { [name]: 'text' })).toEqual({ [name]: 'text' });
    });

    test.each(names)('%j is narrowed to its own value', (name) => {
      const update = `updateNarrowed${model}ByOwner`;
      expect(outputOf(update, { [name]: name })).toEqual({ [name]: name });
      expect(outputOf(update, { [name]: `${name}!` })).toMatchObject([{ path: [name] }]);
    });

    test('all of them together are one record', () => {
      const body = Object.fromEntries(names.map((name) => [name, 'text']));
      expect(outputOf(`create${model}ByOwner`, body)).toEqual(body);
    });
  });

  test('an inherited one is absent', () => {
    expect(outputOf('updateWordsByOwner', {})).toEqual({});
  });

  test("'__proto__' is an unknown key", () => {
    const body: unknown = JSON.parse('{ "__proto__": { "a": "text" } }');
    expect(outputOf('updateDescribedWordsByOwner', body)).toMatchObject([{ path: ['__proto__'] }]);
  });
});

describe.each(CONDITIONAL)('the conditions of %s', (name) => {
  const isLast = name.startsWith('Last');
  const texts = PAYLOADS.slice(...(isLast ? [-MOST_CONDITIONS] : [0, MOST_CONDITIONS]));
  const record = Object.fromEntries(texts.map((text) => [text, text]));
  const update = (): Dto<object> => dto(`update${name}ByOwner`) as Dto<object>;

  test('hold for the record that has their texts', () => {
    expect(safeParse(given(update(), record), record)).toEqual({ success: true, output: record });
  });

  test('hold for no other record, and for none', () => {
    for (const other of [null, {}, Object.fromEntries(texts.map((text) => [text, `${text}!`]))]) {
      const result = safeParse(given(update(), other), record);
      expect(result).toMatchObject({ success: false });
      expect(!result.success && result.issues).toHaveLength(texts.length);
    }
    expect('canary' in globalThis).toBe(false);
  });

  test('are said to a database as they are', () => {
    const asked = given(update(), record);
    if (name.endsWith('Functional')) expect(() => whereOf(asked, record)).toThrow(TypeError);
    else {
      expect(whereOf(asked, record)).toEqual(
        texts.map((text) => ({ field: text, values: [text, null] })),
      );
    }
  });
});

describe('names of roles', () => {
  const resultFor = (role: string): unknown => {
    const choose = generated['updateRolesBy'] as (roles: readonly string[]) => Dto<unknown>;
    return choose([role])['~standard'].validate({ a: 'text' });
  };

  test.each(ODD_ROLES)('%s has the grants it was given', (role) => {
    expect(resultFor(role)).toEqual({ value: { a: 'text' } });
  });

  test.each(['hasOwnProperty', '__proto__', 'isPrototypeOf', '', ...PAYLOADS])(
    '%j, which is none, has no grants',
    (role) => {
      expect(resultFor(role)).toHaveProperty('issues');
    },
  );
});

describe('names that become part of other names', () => {
  test('no hostile one can be that of a model', async () => {
    const models = PAYLOADS.map((name) => `model(${quoted(name)}, { a: field(v.string()) });`);
    const one = new Project({ 'a.model.ts': `${HEAD}${models.join('\n')}` });
    const { diagnostics } = await one.report();
    const refused = diagnostics.filter(({ code }) => code === 'model-name');
    expect({ refused: refused.length, out: one.list() }).toEqual({
      refused: PAYLOADS.length,
      out: [],
    });
  });

  test('no hostile one can be that of a role', async () => {
    const roles = PAYLOADS.map((name) => `${quoted(name)}: 'x',`);
    const text = `import { defineRoles } from 'gen-dtos';
export const { field, model } = defineRoles({ owner: '',\n${roles.join('\n')} } as any);`;
    const one = new Project({ 'access.ts': text, 'user.model.ts': modelFile() });
    const { diagnostics } = await one.report();
    const refused = diagnostics.filter(({ code }) => code === 'role-name');
    expect({ refused: refused.length, out: one.list() }).toEqual({
      refused: PAYLOADS.length,
      out: [],
    });
  });
});

test.each(GLOBALS)('a model named %s hides nothing that its module needs', (name) => {
  const body = { when: new Date(0), list: [1], text: 'text' };
  const capitalized = name.charAt(0).toUpperCase() + name.slice(1);
  expect(outputOf(`create${capitalized}ByOwner`, body)).toEqual(body);
});

test('the document says the texts as they are', () => {
  const { info, servers } = JSON.parse(output['openapi.json'] ?? '') as {
    info: { title: string; description: string };
    servers: { url: string }[];
  };
  const text = PAYLOADS.join(' ');
  expect(info).toMatchObject({ title: text, description: text });
  expect(servers[0]?.url).toBe(`https://x.test/${text}`);
});

test('no generated file holds a character that hides or turns text', () => {
  for (const [name, file] of Object.entries(output)) {
    if (name.endsWith('.json')) continue;
    expect(file, name).not.toMatch(
      /[\0\r\u0085\u2028\u2029\u202E\uFEFF\uD800-\uDBFF](?![\uDC00-\uDFFF])/,
    );
  }
});
