/**
 * Finds the declared name that a key could be mistaken for: one that differs in case, separators,
 * Unicode normalisation, invisible characters, or look-alike letters of other scripts only.
 *
 * Other software does confuse such keys: Go's `encoding/json` ignores case (CVE-2020-16250), and
 * Spring's `disallowedFields` overlooked keys that differ in case (CVE-2022-22968). Here they are
 * unknown keys like any other; the likeness is a hint for whoever reads the audit log.
 *
 * @param key The key that was sent.
 * @param names The declared names.
 */
export function declaredLike(key: string, names: readonly string[]): string | undefined {
  if (key.length > MOST_UNITS) return undefined;
  const skeleton = skeletonOf(key);
  return skeleton === '' ? undefined : names.find((name) => skeletonOf(name) === skeleton);
}

/**
 * Longer keys are not compared: nobody mistakes them for a name, and normalising half a million
 * combining marks takes minutes.
 */
const MOST_UNITS = 1_000;

/**
 * What a name looks like to a reader (after Unicode TR39): confusable letters become ASCII ones.
 */
function skeletonOf(name: string): string {
  return [...name.normalize('NFKC').toLowerCase().normalize('NFD')]
    .map((character) => CONFUSABLES.get(character) ?? character)
    .join('')
    .replace(/[\p{M}\p{Cf}\p{Cc}\s_.\-[\]]/gu, '');
}

/** Lower-case ASCII letters, each followed by the letters of other scripts that look like it. */
const LOOKING_LIKE =
  'aаαɑ bьƅ cсϲ dԁɗ eеҽє fƒ gɡ hһհ iіιıɩ jјϳ kкκ lӏǀ1 mм nոη oоοօ0 pрρ qԛ rгɾ sѕꜱ tтτ uυս vνѵ wԝѡω xхχ yуγү zᴢ';

// Pure, so that a bundle that makes no reports does not carry the table.
const CONFUSABLES: ReadonlyMap<string, string> = /* @__PURE__ */ (() =>
  new Map(
    LOOKING_LIKE.split(' ').flatMap(([letter = '', ...others]) =>
      others.map((other): [string, string] => [other, letter]),
    ),
  ))();
