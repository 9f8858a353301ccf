/** An entry of the book of mortgages, by the number of its proof or of the unit it lies on. */
import { useFound } from '#platform/client';
import { useHouse } from '#ui/pages';
import { useWords } from '#ui/words';
import { findMortgages, getMortgage } from '../../../mortgages/contract.ts';
import { yuanSaid } from '../application-words.ts';
import { Picked, PickField, type Picking, PickList } from './picking.tsx';

const LEAST = 6;

function Found({ text, onChoose }: { text: string; onChoose(id: string): void }) {
  const words = useWords();
  const { t } = words;
  const enough = text.length >= LEAST;
  const { data } = useFound(findMortgages, { text }, { enabled: enough });
  if (!enough) return <p className="quiet">{t('mortgage.wholeNumber')}</p>;
  if (!data) return null;
  const standing = data.mortgages.filter(({ releasedAt }) => releasedAt === null);
  if (standing.length === 0) return <p role="status">{t('mortgage.noneStanding')}</p>;
  const rows = standing.map(({ id, proofNumber, mortgagor, mortgagee, amount }) => ({
    id,
    number: proofNumber,
    said: `${t('mortgage.from', { mortgagor, mortgagee })} · ${yuanSaid(words, amount)}`,
  }));
  return <PickList label={t('mortgage.found')} rows={rows} onChoose={onChoose} />;
}

function Chosen({ id, onOther }: { id: string; onOther(): void }) {
  const words = useWords();
  const { t, shortDay } = words;
  const { today } = useHouse();
  const { data: entry } = useFound(getMortgage, { id });
  if (!entry) return null;
  return (
    <Picked other="mortgage.other" onOther={onOther}>
      <p>
        <b>{entry.proofNumber}</b>
        <br />
        <span className="num">{entry.unitNumber}</span>
      </p>
      <p>
        {t('mortgage.from', { mortgagor: entry.mortgagor, mortgagee: entry.mortgagee })}
        <br />
        {yuanSaid(words, entry.amount)} · {t('mortgage.until', { day: shortDay(entry.toOn, today) })}
        {entry.rank !== null && ` · ${t('mortgage.rankNth', { rank: entry.rank })}`}
      </p>
    </Picked>
  );
}

export function MortgageField(picking: Picking) {
  const { t } = useWords();
  return <PickField {...picking} help={t('mortgage.ask')} Found={Found} Chosen={Chosen} />;
}
