/** The window's form: what is applied for, by whom, with which papers; accepted, asked for once, or only taken in. */
import { useEffect, useState } from 'react';
import { DeedForm } from '#modules/matters/office';
import { useDraft, useFound } from '#platform/client';
import { FoundTrouble, Loading } from '#ui/controls';
import { useAddress } from '#ui/pages';
import { useWords } from '#ui/words';
import { findItems, itemKeys } from '../../items/contract.ts';
import type { ItemShown } from '../../items/office/item-words.ts';
import { type NumberChoice, NumberField, useNumberChoice } from '../../queue/office/number-field.tsx';
import { type Change, useFilling } from './filling.ts';
import { ApplicantsPart, FormPart, MaterialsPart } from './form-parts.tsx';
import { Held } from './held.tsx';
import { ItemChoice } from './item-choice.tsx';
import { waysOn } from './then.ts';
import { beginAnew, type Typed, withItem } from './typed.ts';

interface Filled {
  item: ItemShown;
  typed: Typed;
  change: Change;
  kept: boolean;
  recalled: boolean;
  number: NumberChoice;
  onTaken(id: string, query: string): void;
}

function Form({ item, typed, change, kept, recalled, number, onTaken }: Filled) {
  const { t } = useWords();
  const { go } = useAddress();
  const filling = useFilling(item, typed, change, number.chosen?.id, onTaken);
  const { deed, busy, lacking, holds, send } = filling;
  const [then, ...others] = waysOn({ lacks: lacking.length > 0, held: holds.length > 0 });
  return (
    <DeedForm
      alone
      title={t(`kind.${item.key}`)}
      lead={t(recalled ? 'application.recalled' : 'application.lead')}
      verb={t(busy ? 'photo.wait' : `application.then.${then}`)}
      deed={deed}
      kept={kept}
      onSend={() => send(then)}
      onLeave={() => go('/applications')}
    >
      <NumberField
        {...number}
        choose={(id) => {
          deed.mend({ ticketId: true });
          number.choose(id);
        }}
        error={deed.faultAt('ticketId')}
      />
      <Held holds={holds} />
      <FormPart filling={filling} />
      <ApplicantsPart filling={filling} />
      <MaterialsPart filling={filling} />
      {holds.length > 0 && <p className="bars">{t('held.title')}</p>}
      {others.map((way) => (
        <p key={way} className="other-ways">
          {t(`application.otherWay.${way}`)}{' '}
          <button type="button" className="link" onClick={() => send(way)}>
            {t(`application.then.${way}`)}
          </button>
        </p>
      ))}
    </DeedForm>
  );
}

function Application({ items }: { items: readonly ItemShown[] }) {
  const { query, change: goTo, go } = useAddress();
  const [initial] = useState(beginAnew);
  const { value: typed, change, drop, kept, recalled } = useDraft<Typed>('newApplication', initial);
  const asked = items.find(({ key }) => key === query.item);
  const typedFor = typed.item;
  const number = useNumberChoice();
  const [taken, setTaken] = useState(false);
  useEffect(() => {
    // What is taken in begins no new draft while its page is on the way.
    if (!taken && asked && typedFor !== asked.key) change((former) => withItem(former, asked));
  }, [taken, asked, typedFor, change]);
  if (taken) return <Loading />;
  if (!asked || typedFor !== asked.key)
    return (
      <ItemChoice
        items={items}
        begun={itemKeys.find((key) => key === typed.item)}
        number={number.chosen}
        onChoose={(item) => goTo({ item }, true)}
      />
    );
  const leave = (id: string, rest: string) => {
    setTaken(true);
    drop();
    go(`/applications/${id}${rest}`);
  };
  return <Form key={typed.id} {...{ item: asked, typed, change, kept, recalled, number, onTaken: leave }} />;
}

export default function NewApplicationPage() {
  const found = useFound(findItems, {});
  return (
    <div className="page new-application">
      {found.error && <FoundTrouble error={found.error} again={() => void found.refetch()} />}
      {!found.data && !found.error && <Loading />}
      {found.data && <Application items={found.data.items} />}
    </div>
  );
}
