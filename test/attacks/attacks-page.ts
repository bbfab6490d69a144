import { ATTACK_CLASSES, type Attack, type Carrier } from 'gen-dtos/testing';

/**
 * The page about the corpus.
 *
 * @param attacks All attacks that were sent.
 * @param real How many of each class got through a handler that binds the body.
 */
export function attacksPage(attacks: readonly Attack[], real: ReadonlyMap<string, number>): string {
  const rows = ATTACK_CLASSES.map(({ name, source }) => {
    const own = attacks.filter((attack) => attack.class === name);
    const carriers = CARRIERS.filter((carrier) => own.some((one) => one.carrier === carrier));
    return [`\`${name}\``, source, carriers.join(', '), `${own.length}`, `${real.get(name) ?? 0}`];
  });
  const through = [...real.values()].reduce((sum, count) => sum + count, 0);
  return `${introduction(attacks.length, through)}\n${tableOf([HEAD, ...rows])}\n`;
}

const CARRIERS: readonly Carrier[] = [
  'json',
  'merge-patch',
  'json-patch',
  'form',
  'multipart',
  'query',
];

const HEAD = ['class', 'known from', 'carried by', 'sent', 'stored by the unsafe twins'];

const introduction = (sent: number, through: number): string => `# The attack corpus

This page is written by \`test/attacks/corpus.test.ts\`, from its results. The test sends attacks of each class of [gen-dtos/testing](testing.md) over HTTP, to handlers on PostgreSQL:

- Handlers that parse get every attack on four Dtos of one model (\`test/attacks/models/\`).
- Handlers that bind what was sent get every attack on two of them (an owner creates, an owner updates).

All rows are read back after each attack.

${sent.toLocaleString('en')} attacks of ${ATTACK_CLASSES.length} classes: ${through.toLocaleString('en')} got through a handler that binds, none through one that parses.

_Stored_ is a protected value that changed in a row, or a key that was on \`Object.prototype\` afterwards. If none is stored for a class, these handlers, their language, their parsers and their database withstand it; others do not.
`;

/** Columns as wide as the widest of their cells. */
function tableOf(rows: readonly (readonly string[])[]): string {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const isNumber = (column: number): boolean => column > 2;
  const line = (cells: readonly string[]): string =>
    `| ${cells
      .map((cell, column) =>
        isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join(' | ')} |`;
  const rule = `| ${widths
    .map((width, column) => (isNumber(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)))
    .join(' | ')} |`;
  const [head = [], ...rest] = rows;
  return [line(head), rule, ...rest.map(line)].join('\n');
}
