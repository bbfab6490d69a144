/**
 * Matches the same texts as `v.EMOJI_REGEX`, but in linear time. Valibot's pattern can read a
 * person with a skin tone in two ways, as one emoji or as two; for forty of them and a letter it
 * tries a billion ways. A skin tone is an emoji by itself, so this pattern never reads it as part
 * of another one, and can read each text in one way only.
 */
export const EMOJI: RegExp = emojiPattern();

function emojiPattern(): RegExp {
  const flag = String.raw`[\u{1F1E6}-\u{1F1FF}]{2}`;
  const region = String.raw`\u{1F3F4}[\u{E0061}-\u{E007A}]{2}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,3}\u{E007F}`;
  const shown = String.raw`(?![\u{1F1E6}-\u{1F1FF}])[\p{Emoji_Modifier_Base}\p{Emoji_Presentation}]`;
  const one = String.raw`(?:\p{Emoji}\uFE0F\u20E3?|${shown})`;
  return new RegExp(String.raw`^(?:${flag}|${region}|${one}(?:\u200D${one})*)+$`, 'u');
}
