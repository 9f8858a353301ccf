/** A third person enters it in the book: the right arises, changes or ends with the entry, and its proof or the certificate of its end is printed. */
import { ok, type Result, refuse } from '@cuntu/base';
import { type MatterRow, moveOn, takeUp } from '#modules/matters';
import { keepPaper, type Numbered, numberPaper, replacePaper } from '#modules/papers';
import { type Deed, handle } from '#platform/pipeline';
import { decideFree } from '../../intake/barring.ts';
import { type Application, applicationOf, needsOf } from '../../intake/needs.ts';
import { decidePapers } from '../../intake/rules.ts';
import { decideAgreement } from '../agreement.ts';
import { type disagreements, mortgageRegistered, registerMortgage } from '../contract.ts';
import { proofRecord, releaseRecord } from '../papers/proof-record.ts';
import { decideChange, decideRelease } from '../rules.ts';
import { type ActRow, findMortgage, insertAct, insertMortgage, lockUnit, type MortgageRow } from '../tables.ts';

type Entry = Omit<
  MortgageRow,
  'matterId' | 'proofNumber' | 'registeredAt' | 'releasedAt' | 'rank' | 'later' | 'mortgagorTail' | 'mortgageeTail'
>;

interface Act extends Pick<ActRow, 'act' | 'amount' | 'toOn'> {
  entry: Entry;
  /** The proof that held until now. */
  formerProof?: string;
}

export const handleRegisterMortgage = handle(registerMortgage, async (deed, input) => {
  const taken = await takeUp(deed, input.matterId, 'mortgage', input.version);
  if (!taken.ok) return taken;
  const matter = taken.value;
  const application = await applicationOf(deed.tx, matter.id);
  const whole = decidePapers(needsOf(application, deed.today));
  if (!whole.ok) return whole;
  const free = await decideFree(deed, application);
  if (!free.ok) return free;
  // Before the book is read: of two releases of one entry the second sees what the first did.
  lockUnit(deed.tx, application.unitNumber!);
  const decided = await actOf(deed, application, input.id);
  if (!decided.ok) return decided;
  const { act, amount, toOn, entry, formerProof } = decided.value;
  const drawn = await draw(deed, matter, application, decided.value);
  if (!drawn.ok) return drawn;
  const { paper, record } = drawn.value;
  const proofNumber = paper.number;
  const moved = await moveOn(deed, matter, {
    step: 'registerMortgage',
    guards: { noHoldOnLand: true },
    fact: mortgageRegistered,
    fields: { mortgage: entry.id, act, amount, toOn, proof: proofNumber },
    said: { number: proofNumber, act, words: input.words },
    keeperId: matter.broughtBy,
  });
  if (!moved.ok) return moved;
  const factN = moved.value.n;
  if (act === 'set')
    insertMortgage(deed.tx, {
      ...entry,
      matterId: matter.id,
      factN,
      proofNumber,
      registeredAt: deed.at,
    });
  const { id: mortgageId } = entry;
  const row = {
    matterId: matter.id,
    factN,
    mortgageId,
    act,
    amount,
    toOn,
    proofNumber,
    words: input.words,
    at: deed.at,
  };
  insertAct(deed.tx, row);
  // What is released for good has no proof any more, and its certificate is none.
  if (formerProof) await replacePaper(deed, formerProof, act === 'released' ? null : proofNumber);
  keepPaper(deed, paper, matter.id, moved.value, record);
  const { rank } = (await findMortgage(deed.tx, mortgageId))!;
  return ok({ mortgageId, rank, proofNumber });
});

/** Read again at the entry: register and book may have moved on since the application was examined. */
async function actOf(
  deed: Deed,
  application: Application,
  newId: string,
): Promise<
  Result<
    Act,
    | (typeof disagreements)[number]
    | 'mortgage.released'
    | 'mortgage.periodTurned'
    | 'mortgage.overAmount'
    | 'mortgage.nothingChanges'
  >
> {
  const { form, item } = application;
  if (item === 'mortgageSet') {
    const agrees = await decideAgreement(deed.tx, application, deed.today);
    return agrees.ok ? ok(settingOf(application, agrees.value.id, newId)) : agrees;
  }
  const entry = (await findMortgage(deed.tx, form.mortgage as string))!;
  const decided = item === 'mortgageChange' ? decideChange(entry, form) : decideRelease(entry, form);
  return decided.ok ? ok({ act: 'changed', ...decided.value, entry, formerProof: entry.proofNumber }) : decided;
}

function settingOf(application: Application, parcelId: string, id: string): Act {
  const { form, applicants, unitNumber } = application;
  const partyAs = (role: string) => applicants.find((one) => one.role === role)!;
  const [mortgagor, mortgagee] = [partyAs('mortgagor'), partyAs('mortgagee')];
  const amount = form.amount as number;
  const toOn = form.to as string;
  return {
    act: 'set',
    amount,
    toOn,
    entry: {
      id,
      parcelId,
      unitNumber: unitNumber!,
      mortgagorId: mortgagor.partyId,
      mortgagor: mortgagor.name,
      mortgageeId: mortgagee.partyId,
      mortgagee: mortgagee.name,
      claim: form.claim as string,
      amount,
      fromOn: form.from as string,
      toOn,
      mainContract: form.mainContract as string,
      mortgageContract: form.mortgageContract as string,
      buildings: form.buildings as string,
    },
  };
}

type Drawn = { paper: Numbered; record: Record<string, unknown> };

async function draw(
  deed: Deed,
  matter: MatterRow,
  application: Application,
  { formerProof, ...act }: Act,
): Promise<Result<Drawn, 'paper.unprintable'>> {
  const ends = act.act === 'released';
  const record = ends
    ? await releaseRecord(deed, matter, application, { ...act, formerProof: formerProof! })
    : await proofRecord(deed, matter, application, { ...act, formerProof });
  const printable = deed.printable(record);
  if (!printable.ok) return refuse('paper.unprintable', { params: printable.refusal.params });
  const kind = ends ? 'releaseCertificate' : 'registrationProof';
  return ok({ paper: await numberPaper(deed, deed.newId(), kind, matter.division), record });
}
