/** What the owner of a patrol adds to its log: route, opinion, remark, and of each site what a finding does not say. */
import type { OutputOf } from '@cuntu/base';
import { useState } from 'react';
import { DeedForm, useDeed, WordsField } from '#modules/matters/office';
import { useDraft } from '#platform/client';
import { useWords } from '#ui/words';
import { type getPatrol, type LogSite, writeLog } from '../../contract.ts';
import { titleOf } from '../../findings/office/finding-words.ts';
import { CompanionsField } from './companions-field.tsx';

type Patrol = OutputOf<typeof getPatrol>;

const typedOf = ({ log, sites, villages, people, personId, endWords }: Patrol, comma: string) => ({
  route: log?.route ?? villages.join(comma),
  opinion: log?.opinion ?? '',
  remark: log?.remark ?? endWords,
  companions: people.flatMap((one) => (one.personId === personId ? [] : [one.personId])),
  sites: sites.map(({ findingId, project, builder, approval }): LogSite => ({ findingId, project, builder, approval })),
});

const parts = ['project', 'builder', 'approval'] as const;

export function LogForm({ patrol }: { patrol: Patrol }) {
  const words = useWords();
  const { t } = words;
  const deed = useDeed(writeLog);
  const [initial] = useState(() => typedOf(patrol, t('clock.listComma')));
  const draft = useDraft(`writeLog.${patrol.id}.${patrol.log?.n ?? 0}`, initial);
  const { value } = draft;
  const set = (fields: Partial<typeof value>) => draft.change((former) => ({ ...former, ...fields }));
  const setSite = (findingId: string, fields: Partial<LogSite>) =>
    draft.change((former) => ({
      ...former,
      sites: former.sites.map((one) => (one.findingId === findingId ? { ...one, ...fields } : one)),
    }));
  const send = async () => {
    const answer = await deed.send({ patrolId: patrol.id, ...value });
    if (answer.is === 'done') draft.drop();
  };
  return (
    <DeedForm
      title={t('patrol.logWrite')}
      verb={t('patrol.logSave')}
      deed={deed}
      kept={draft.kept}
      onSend={() => void send()}
    >
      <WordsField
        label={t('log.route')}
        optional
        rows={1}
        value={value.route}
        onChange={(route) => set({ route })}
        error={deed.faultAt('route')}
      />
      <CompanionsField
        patrolId={patrol.id}
        known={patrol.people.filter(({ personId }) => personId !== patrol.personId)}
        value={value.companions}
        onChange={(companions) => set({ companions })}
        error={deed.faultAt('companions')}
      />
      {patrol.sites.map((site) => (
        <fieldset key={site.findingId} className="log-site">
          <legend>{titleOf(words, site.placeName, site.kind)}</legend>
          {parts.map((part) => (
            <WordsField
              key={part}
              label={t(`log.site.${part}`)}
              optional
              rows={1}
              maxLength={300}
              value={value.sites.find(({ findingId }) => findingId === site.findingId)?.[part] ?? ''}
              onChange={(text) => setSite(site.findingId, { [part]: text })}
            />
          ))}
        </fieldset>
      ))}
      <WordsField
        label={t('log.opinion')}
        optional
        value={value.opinion}
        onChange={(opinion) => set({ opinion })}
        error={deed.faultAt('opinion')}
      />
      <WordsField
        label={t('log.remark')}
        optional
        rows={2}
        value={value.remark}
        onChange={(remark) => set({ remark })}
        error={deed.faultAt('remark')}
      />
    </DeedForm>
  );
}
