import { expect, test } from 'vitest';
import { alike } from './alike.js';
import { CATALOGUE } from './catalogue.js';
import { diagnosticOf, type Diagnostic, type Location } from './diagnostic.js';
import { render, renderAlike, type Paint } from './render.js';

const plain: Paint = (_, text) => text;

function shown(diagnostic: Partial<Diagnostic>, paint = plain): string {
  const complaint = diagnosticOf({ code: 'role-unknown', message: 'It is.', help: 'Do.' });
  return render({ ...complaint, ...diagnostic }, paint, (file) => file);
}

/** The source line and the marks under it. */
function frame(location: Partial<Location>): string[] {
  return shown({ location: { file: 'a.ts', line: 1, column: 1, ...location } })
    .split('\n')
    .slice(2, 4);
}

test('a complaint shows the message, the place, the line and the help', () => {
  const location = { file: 'a.ts', line: 12, column: 5, length: 4, lineText: 'let role = 1;' };
  expect(shown({ location })).toBe(`error role-unknown: It is.
  a.ts:12:5
  12 │ let role = 1;
     │     ^^^^
  help: Do.`);
});

test('a complaint about a file names the file', () => {
  expect(shown({ location: { file: 'a.ts' } })).toBe(
    'error role-unknown: It is.\n  a.ts\n  help: Do.',
  );
});

test('no line of a file’s name looks like a complaint of ours', () => {
  expect(shown({ location: { file: 'a\nerror b: c.ts' } })).toContain('\n  a\\nerror b: c.ts\n');
});

test('a complaint about no place has none', () => {
  expect(shown({})).toBe('error role-unknown: It is.\n  help: Do.');
});

test('information is one line', () => {
  expect(shown({ severity: 'info', code: 'island' })).toBe('info island: It is.');
});

const told = (severity: 'info' | 'warning', count: number, key = 'u'): string => {
  const diagnostics = Array.from({ length: count }, (_, index) => ({
    ...diagnosticOf(
      { code: 'island', message: `Field 'User.${key}${index}' uses 'url'.`, help: 'Do.' },
      { file: 'a.ts', line: index + 4, column: 3, lineText: '  u: field(…)' },
    ),
    severity,
  }));
  return renderAlike(alike(diagnostics)[0]!, plain, (file) => `shown/${file}`);
};

test('information that says the same is told once, with its first places', () => {
  expect(told('info', 940)).toBe(`info island: Field '…' uses 'url'.
  in 940 places:
  shown/a.ts:4:3 'User.u0'
  shown/a.ts:5:3 'User.u1'
  shown/a.ts:6:3 'User.u2'
  and 937 more (--json lists all)`);
});

test('warnings that say the same have their help, too', () => {
  expect(told('warning', 6).split('\n').slice(-2)).toEqual([
    '  and 3 more (--json lists all)',
    '  help: Do.',
  ]);
});

test('a field’s name is escaped among places, too', () => {
  expect(told('info', 6, '\u001b\n')).toContain(":4:3 'User.\\u001b\\n0'\n");
});

test('colours come from the given painter', () => {
  const paint: Paint = (style, text) => `<${style}>${text}</${style}>`;
  expect(shown({}, paint)).toBe(
    '<red>error</red> <bold>role-unknown</bold>: It is.\n  <dim>help:</dim> Do.',
  );
});

test('tabs do not move the marks', () => {
  expect(frame({ column: 3, length: 2, lineText: '\t\tab' })).toEqual(['  1 │   ab', '    │   ^^']);
});

test('wide characters count twice', () => {
  expect(frame({ column: 6, length: 2, lineText: '日本😀 ab' })).toEqual([
    '  1 │ 日本😀 ab',
    '    │        ^^',
  ]);
});

test('characters that are written out count as they are shown', () => {
  expect(frame({ column: 2, length: 1, lineText: '\u202Ea' })).toEqual([
    '  1 │ \\u202ea',
    '    │       ^',
  ]);
});

test('a long line is cut around the place', () => {
  const [line = '', marks = ''] = frame({
    column: 5_001,
    length: 3,
    lineText: 'x'.repeat(5_000) + 'abc' + 'y'.repeat(5_000),
  });
  expect(line.length).toBeLessThan(250);
  expect(line.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('abc');
});

test.each([
  ['escapes of a terminal', '\u001b[2J', '\\u001b[2J'],
  ['a bell', '\u0007', '\\u0007'],
  ['a carriage return', 'a\rb', 'a\\u000db'],
  ['turned text', '\u202Eabc', '\\u202eabc'],
  ['hidden text', 'a\u{E0041}b', 'a\\u{e0041}b'],
  ['a line separator', 'a\u2028b', 'a\\u2028b'],
])('%s is escaped', (_, message, text) => {
  expect(shown({ message })).toContain(`error role-unknown: ${text}\n`);
});

test('a text of several lines does not look like another complaint', () => {
  expect(shown({ message: 'It is.\r\nerror fake: x' })).toContain('\n    error fake: x\n');
});

test('every complaint has a page that ends its sentences', () => {
  for (const { page } of Object.values(CATALOGUE)) expect(page).toMatch(/^[A-Z`].*\.$/);
});
