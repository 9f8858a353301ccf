/** The import of the ground: what it is, the file, what it would bring or what to mend, and bringing it in. */

import { useState } from 'react';
import { newId, useCommand, useFound } from '#platform/client';
import { ActionButton, BarredAction, CommandTrouble, DayInput, Field, FoundTrouble, Loading } from '#ui/controls';
import { useAddress, useHouse, useMe } from '#ui/pages';
import { useWords } from '#ui/words';
import { codeName, type Layer, layers, type SchemeName, schemeOf, schemesOf } from '../../ground/contract.ts';
import { importLayer, importParcels, mayKeepGround, previewLayer, previewParcels } from '../contract.ts';
import { First, Remarks } from './remarks.tsx';
import { SendFile } from './send-file.tsx';

interface Into {
  target: Layer | 'parcel';
  scheme: SchemeName;
  code: string;
  source: string;
  from: string;
  replaces: boolean;
}

/** A standard with ten classes cannot have one for all; a protection has only one. */
const hasFewCodes = (scheme: SchemeName) => Object.keys(schemeOf(scheme).names).length < 10;

function About({ into, change }: { into: Into; change(fields: Partial<Into>): void }) {
  const { t } = useWords();
  const { target, scheme } = into;
  const choose = (next: Into['target']) =>
    change({ target: next, ...(next !== 'parcel' && { scheme: schemesOf(next)[0]!, code: '', replaces: false }) });
  return (
    <fieldset className="land-about">
      <legend>{t('land.import.what')}</legend>
      <Field label={t('land.import.target')}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={target}
            onChange={(e) => choose(e.target.value as Into['target'])}
          >
            {(['parcel', ...layers] as const).map((one) => (
              <option key={one} value={one}>
                {t(`map.layer.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {target !== 'parcel' && schemesOf(target).length > 1 && (
        <Field label={t('land.import.whichScheme')}>
          {(control) => (
            <select
              {...control}
              className="input"
              value={scheme}
              onChange={(e) => change({ scheme: e.target.value as SchemeName })}
            >
              {schemesOf(target).map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {target !== 'parcel' && (
        <p className="quiet">{t('land.import.scheme', { scheme, source: schemeOf(scheme).source })}</p>
      )}
      {target !== 'parcel' && hasFewCodes(scheme) && (
        <Field label={t('land.import.code')} help={t('land.import.codeHelp')}>
          {(control) => (
            <select {...control} className="input" value={into.code} onChange={(e) => change({ code: e.target.value })}>
              <option value="">{t('land.import.codeInFile')}</option>
              {Object.keys(schemeOf(scheme).names).map((code) => (
                <option key={code} value={code}>
                  {code} {codeName(scheme, code)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field label={t('land.import.source')} help={t('land.import.sourceHelp')}>
        {(control) => (
          <input
            {...control}
            className="input"
            maxLength={200}
            value={into.source}
            onChange={(e) => change({ source: e.target.value })}
          />
        )}
      </Field>
      <Field label={t('land.import.from')} help={t('land.import.fromHelp')}>
        {(control) => <DayInput {...control} value={into.from} onChange={(day) => change({ from: day })} />}
      </Field>
      {target !== 'parcel' && (
        <label className="land-replaces">
          <input type="checkbox" checked={into.replaces} onChange={(e) => change({ replaces: e.target.checked })} />
          {t('land.import.replaces')}
        </label>
      )}
    </fieldset>
  );
}

type Done = { features: number; ended: number };

function Checked({ file, into, onDone }: { file: string; into: Into; onDone(done: Done): void }) {
  const words = useWords();
  const { t, count, area } = words;
  const [id] = useState(newId);
  const { target, scheme, code, source, from, replaces } = into;
  const isParcel = target === 'parcel';
  const ofLayer = { file, layer: isParcel ? 'landClass' : target, scheme, ...(code && { code }) } as const;
  const parcels = useFound(previewParcels, { file }, { enabled: isParcel });
  const layer = useFound(previewLayer, ofLayer, { enabled: !isParcel });
  const found = isParcel ? parcels : layer;
  const bringParcels = useCommand(importParcels);
  const bringLayer = useCommand(importLayer);
  const command = isParcel ? bringParcels : bringLayer;
  const bring = async () => {
    const answer = isParcel
      ? await bringParcels.send({ id, file, source, from })
      : await bringLayer.send({ id, ...ofLayer, source, from, replaces });
    if (answer.is === 'done') onDone(answer.value);
  };
  if (found.error) return <FoundTrouble error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return <Loading words={t('land.import.checking')} />;
  const { features, points, areaM2, epsg, faults, moreFaults, warnings, moreWarnings, first } = found.data;
  const sending = command.state.is === 'sending';
  const many = faults.length + moreFaults;
  return (
    <section className="import-step" aria-labelledby="checked">
      <h2 id="checked">{t('land.import.checkedTitle')}</h2>
      <p role="status">
        {many === 0
          ? t('land.import.sound', { features: count(features), points: count(points), area: area(areaM2), epsg })
          : t('land.import.unsound', { count: count(many) })}
      </p>
      {many > 0 ? (
        <BarredAction name={t('land.import.do')} reason={t('land.import.barred')} />
      ) : source.trim().length < 2 || !from ? (
        <BarredAction name={t('land.import.do')} reason={t('land.import.sourceMissing')} />
      ) : (
        <ActionButton main icon="upload" busy={sending} onClick={() => void bring()}>
          {t('land.import.do')}
        </ActionButton>
      )}
      {sending && <Loading words={t('land.import.doing', { features: count(features) })} />}
      <CommandTrouble command={command as never} />
      <Remarks title={t('land.import.faults')} remarks={faults} more={moreFaults} />
      <Remarks title={t('land.import.warnings')} remarks={warnings} more={moreWarnings} />
      {many === 0 && <First first={first} />}
    </section>
  );
}

function Import() {
  const { t, count } = useWords();
  const { today } = useHouse();
  const { query, change } = useAddress();
  const [into, setInto] = useState<Into>({
    target: 'parcel',
    scheme: 'GB/T 21010-2017',
    code: '',
    source: '',
    from: today,
    replaces: false,
  });
  const [name, setName] = useState('');
  const [done, setDone] = useState<Done>();
  const { target, scheme, code } = into;
  return (
    <div className="land-import">
      <About into={into} change={(fields) => setInto((former) => ({ ...former, ...fields }))} />
      <SendFile
        onSent={(file, fileName) => {
          setDone(undefined);
          setName(fileName);
          change({ file });
        }}
      />
      {name && <p className="import-name">{t('land.import.file', { name })}</p>}
      {query.file && !done && (
        <Checked
          key={`${query.file} ${target} ${scheme} ${code}`}
          file={query.file}
          into={into}
          onDone={(brought) => {
            setDone(brought);
            change({ file: undefined });
          }}
        />
      )}
      {done && (
        <section className="import-step import-done" role="status">
          <h2>{t('land.import.doneTitle')}</h2>
          <p>{t('land.import.done', { features: count(done.features), ended: count(done.ended) })}</p>
          <p>
            <a href="/office/land">{t('land.import.look')}</a>
          </p>
        </section>
      )}
    </div>
  );
}

export default function ImportPage() {
  const { t } = useWords();
  const { roles } = useMe();
  const mayKeep = mayKeepGround.some(({ role }) => roles.includes(role));
  return (
    <div className="page narrow">
      <header className="page-head">
        <h1>{t('land.import.title')}</h1>
        <p>
          <a href="/office/land">{t('page.land')}</a>
        </p>
      </header>
      {mayKeep ? <Import /> : <BarredAction name={t('land.import.title')} reason={t('land.import.notKeeper')} />}
    </div>
  );
}
