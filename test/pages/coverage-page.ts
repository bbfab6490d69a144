import { COVERAGE, type Coverage } from '../../generator/3-lower/schema/coverage.js';
import { KNOWN_DIFFERENCES } from '../differential/known-differences.js';
import { table } from '../../templates/markdown/table.js';

/** `docs/valibot-coverage.md`, formatted as prettier would. */
export function coveragePage(): string {
  const sections = Object.entries(COVERAGE).map(([kind, types]) => {
    const rows = Object.entries(types).map(([type, coverage]) => rowOf(type, coverage));
    return `## ${TITLES[kind as keyof typeof COVERAGE]}\n\n${table(HEAD, rows)}`;
  });
  const differences = KNOWN_DIFFERENCES.map(({ title }) => `- ${title}`).join('\n');
  return `${INTRODUCTION}\n${differences}\n\n${sections.join('\n\n')}\n`;
}

const TITLES: Readonly<Record<keyof typeof COVERAGE, string>> = {
  schema: 'Schemas',
  validation: 'Validations',
  transformation: 'Transformations',
  metadata: 'Metadata',
};

const INTRODUCTION = `# What becomes of valibot

This page is written from \`generator/3-lower/schema/coverage.ts\`. Tests compare it with the installed valibot, the emitted code and the emitted JSON Schema. Kinds are named by their \`type\`.

**Printed** says how a kind appears in generated code:

- _inline_: as conditions, loops and functions;
- _by name_: as a call of valibot;
- _island_: as a call of your own schema, imported from the model file. What is wrapped by \`v.config\`, \`v.message\`, \`v.forward\`, \`v.cache\` or \`v.fallback\` is an island, too;
- _refused_: asynchronous schemas.

A message may be a function, as in \`v.string(() => t('name'))\`. It is called in the model file when a value is refused, and gets the issue that valibot would give it. All else is printed as without it. Only a variant, an intersection, a strict tuple, and a union of more than plain types and values, become islands with such a message, because valibot tells it about what is inside of them.

**JSON Schema** says what a kind becomes in \`~standard.jsonSchema.input\`:

- _exact_: it accepts what the parser accepts;
- _wider_: it accepts more than the parser. It never accepts less;
- _none_: no JSON carries such a value, so the schema is \`not: {}\`.

A rule behind a transformation is about what the transformation makes. So it is in the schema of the output, not in that of the input.

\`openapi.json\` is for people and says what to send: \`minLength: 12\`, though six emoji would do; \`format: date\`, though the rule accepts a 30th of February; \`type: object\`, though valibot accepts a list where no key is required.

## Slow rules

**No rule is slow in a parser or an emitted schema**, whatever is sent, except inside schemas that only valibot can run. Some of valibot's own rules are slow:

- The pattern of \`v.emoji()\` has a billion ways to read thirty people with a skin tone and a letter behind them.
- \`v.normalize()\` takes a minute for a megabyte of combining marks, and \`v.url()\` for a megabyte of ideographs in a host.
- Graphemes and words are all counted, which takes Node 20 minutes for 200 kB.

Parsers and emitted schemas run these by \`inLinearTime(…)\`, even those with a computed message. They give the same answers, with two [exceptions](#known-differences).

Schemas that only valibot can run call its own rules. [rule-slow](diagnostics/rule-slow.md) reports such rules inside \`v.message\`, \`v.config\` or \`v.cache\`. [regex-catastrophic](diagnostics/regex-catastrophic.md) reports patterns of your own that can't be read in linear time.

## Known differences

Each CI run parses 100,000 random inputs by random models, with the parser, the emitted schema and a reference that shares no code with either. Their answers are the same but for these, and a test fails when one of these is gone:
`;

const HEAD = ['kind', 'printed', 'JSON Schema', 'note'];

function rowOf(type: string, { printed, documented, note }: Coverage): readonly string[] {
  return [`\`${type}\``, printed, documented, note ?? ''];
}
