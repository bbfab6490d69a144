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

const INTRODUCTION = `What \`npx gen-dtos\` has to say of a project, and what to do about it.

- After an **error** nothing is written, and the command ends with 1; with 2, where the configuration or the output folder is at fault rather than the models.
- A **warning** is about something that is allowed and probably not meant; an **info** tells what became of a field. With these alone, everything is written and the command ends with 0; they don't make \`--check\` fail. \`--silent\` leaves them all out, and \`silence: ['island']\` in the [configuration](../configuration.md) those with these codes.

Two have no page: \`usage\`, for options that the command does not have (2), and \`internal\`, which is a bug of ours (70).`;

export function codes(): DiagnosticCode[] {
  return (Object.keys(CATALOGUE) as DiagnosticCode[]).toSorted();
}
