/** What a limit's article says of its length, held against the length in force: a changed count leaves the old words. */
import type { Words } from '#ui/words';

/** Longer periods are written in figures. */
const MOST_SPELT = 99;

/** 3 as articles spell it: in figures, and in Chinese numerals from the words. */
function spellings(n: number, digits: string, ten: string): string[] {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  const spelt = `${tens > 1 ? digits[tens - 1] : ''}${tens > 0 ? ten : ''}${ones > 0 ? digits[ones - 1] : ''}`;
  return [spelt, String(n)];
}

/** Whether the article names a period of this unit that is not the one in force. */
export function namesAnotherPeriod({ t }: Words, article: string, count: number, unit: string): boolean {
  const numerals = `${t('norms.numerals')}${t('norms.numeralTen')}0123456789`;
  const units = t(`norms.articleUnit.${unit}`).split('|');
  const says = (period: string) => {
    const at = article.indexOf(period);
    // Not the tail of a longer numeral.
    return at >= 0 && !(at > 0 && numerals.includes(article[at - 1]!));
  };
  const names = (n: number) =>
    spellings(n, t('norms.numerals'), t('norms.numeralTen')).some((spelt) =>
      units.some((one) => says(`${spelt}${one}`)),
    );
  const named = Array.from({ length: MOST_SPELT }, (_, nth) => nth + 1).filter(names);
  return named.length > 0 && !named.includes(count);
}
