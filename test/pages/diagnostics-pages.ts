import { CATALOGUE, type DiagnosticCode } from '../../generator/diagnostics/catalogue.js';
import { table } from '../../templates/markdown/table.js';

/** The documentation page of a diagnostic, in Markdown. */
export function pageOf(code: DiagnosticCode): string {
  const { severity, page } = CATALOGUE[code];
  return `# ${code}\n\n_${severity}_\n\n${page}\n`;
}

/** The page that lists them all. */
export function indexPage(): string {
  const rows = codes().map((code) => [`[${code}](${code}.md)`, CATALOGUE[code].severity]);
  return `# Diagnostics\n\n${INTRODUCTION}\n\n${table(['code', 'severity'], rows)}\n`;
}

const INTRODUCTION = `This is what \`npx gen-dtos\` may report about a project, and what to do about it.

- After an **error**, nothing is written. The command exits with 1, or with 2 if the configuration or the installation is at fault rather than the models, or if the output folder can't be written.
- A **warning** is about something that is allowed and probably not meant.
- An **info** says what became of a field.

If more than five warnings or infos say the same of different fields, the command prints it once, with the number of places and the first three. \`--json\` lists all of them.

With warnings and infos alone, everything is written, and the command exits with 0. They don't make \`--check\` fail. \`--silent\` leaves them all out; \`silence: ['island']\` in the [configuration](../configuration.md) leaves out those with these codes.

Two diagnostics have no page: \`usage\`, for options that the command does not have (2), and \`internal\`, for a bug in gen-dtos (70).`;

export function codes(): DiagnosticCode[] {
  return (Object.keys(CATALOGUE) as DiagnosticCode[]).toSorted();
}
