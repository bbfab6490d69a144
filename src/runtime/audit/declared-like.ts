/**
 * Which declared name a key could be taken for: one that differs by case, separators, Unicode
 * normalisation, invisible characters, or letters of other scripts that look alike.
 *
 * Some readers behind a parser do take them for each other: Go's `encoding/json` ignores case
 * (CVE-2020-16250), Spring's `disallowedFields` did (CVE-2022-22968). Here they are unknown keys like
 * any other; the likeness is for whoever reads the audit log.
 *
 * @param key What was sent.
 * @param names What is declared.
 */
export function declaredLike(key: string, names: readonly string[]): string | undefined {
  if (key.length > MOST_UNITS) return undefined;
  const skeleton = skeletonOf(key);
  return skeleton === '' ? undefined : names.find((name) => skeletonOf(name) === skeleton);
}

/** A longer key is taken for no name, and to normalise half a million combining marks takes minutes. */
const MOST_UNITS = 1_000;

/** What a reader sees of a name, after Unicode TR39: of confusable letters those of ASCII's. */
function skeletonOf(name: string): string {
  return [...name.normalize('NFKC').toLowerCase().normalize('NFD')]
    .map((character) => CONFUSABLES.get(character) ?? character)
    .join('')
    .replace(/[\p{M}\p{Cf}\p{Cc}\s_.\-[\]]/gu, '');
}

/** Lower-case letters of ASCII, each before those of other scripts that look like it. */
const LOOKING_LIKE =
  'aаαɑ bьƅ cсϲ dԁɗ eеҽє fƒ gɡ hһհ iіιıɩ jјϳ kкκ lӏǀ1 mм nոη oоοօ0 pрρ qԛ rгɾ sѕꜱ tтτ uυս vνѵ wԝѡω xхχ yуγү zᴢ';

// A bundle that tells nobody what was refused carries no table.
const CONFUSABLES: ReadonlyMap<string, string> = /* @__PURE__ */ (() =>
  new Map(
    LOOKING_LIKE.split(' ').flatMap(([letter = '', ...others]) =>
      others.map((other): [string, string] => [other, letter]),
    ),
  ))();
