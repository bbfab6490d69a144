import { COVERAGE, type Coverage } from '../../generator/3-lower/schema/coverage.js';
import { table } from '../../templates/markdown/table.js';

/** `docs/valibot-coverage.md`, formatted as prettier would. */
export function coveragePage(): string {
  const sections = Object.entries(COVERAGE).map(([kind, types]) => {
    const rows = Object.entries(types).map(([type, coverage]) => rowOf(type, coverage));
    return `## ${TITLES[kind as keyof typeof COVERAGE]}\n\n${table(HEAD, rows)}`;
  });
  return `${INTRODUCTION}\n${sections.join('\n\n')}\n`;
}

const TITLES: Readonly<Record<keyof typeof COVERAGE, string>> = {
  schema: 'Schemas',
  validation: 'Validations',
  transformation: 'Transformations',
  metadata: 'Metadata',
};

const INTRODUCTION = `# What becomes of valibot

Written from \`generator/3-lower/schema/coverage.ts\`; tests hold it against the installed valibot, against the emitted code and against the emitted JSON Schema. Kinds are called by their \`type\`.

**Printed** says how a kind stands in generated code: _inline_ as conditions, loops and functions; _by name_ as a call of valibot; _island_ as a call of your own schema, imported from the model file. What is wrapped by \`v.config\`, \`v.message\`, \`v.forward\`, \`v.cache\` or \`v.fallback\`, or has a computed message, is an island, too. Asynchronous schemas are _refused_.

**JSON Schema** says what a kind becomes in \`~standard.jsonSchema.input\`: _exact_; _wider_ if it accepts more than the parser, which it never does less; _none_ if no JSON carries such a value, so that the schema is \`not: {}\`. A rule behind a transformation is asked of what that makes, so that it stands in the schema of the output and not in that of the input.

\`openapi.json\` is for people and says what to send: \`minLength: 12\`, though six emoji would do; \`format: date\`, though the rule takes a 30th of February; \`type: object\`, though valibot takes a list where no key is required.

**No rule is slow**, whatever is sent. Of valibot's own, some are: the pattern of \`v.emoji()\` has a billion ways to read thirty people with a skin tone and a letter behind them; a megabyte of combining marks takes \`v.normalize()\` a minute, and so does one of ideographs in a host \`v.url()\`; of graphemes and words all are counted, which takes Node 20 minutes for 200 kB. Parsers and emitted schemas ask them by \`inLinearTime(…)\`, those with a computed message, too, and answer the same; only a host with more letters outside of ASCII than the 253 that a name may have makes no URL, and a run of 8,000 letters without white space, which a dictionary divides (Thai, Chinese, Japanese), may be divided otherwise. Other islands call valibot's own: such rules in what \`v.message\`, \`v.config\` or \`v.cache\` wraps are told of ([rule-slow](diagnostics/rule-slow.md)), as patterns of your own are that can't be read in linear time ([regex-catastrophic](diagnostics/regex-catastrophic.md)).
`;

const HEAD = ['kind', 'printed', 'JSON Schema', 'note'];

function rowOf(type: string, { printed, documented, note }: Coverage): readonly string[] {
  return [`\`${type}\``, printed, documented, note ?? ''];
}
