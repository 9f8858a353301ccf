/** The parts on one sheet, as drawn in the look. */
import { useState } from 'react';
import type { LightColour } from '#ui/controls';
import {
  ActionButton,
  BarredAction,
  Choice,
  ClockChip,
  EmptyState,
  ErrorSentence,
  Field,
  Light,
  Mark,
  MissingPerson,
  PersonChip,
  Progress,
  type RulerCell,
  SentMark,
  StagePin,
  stages,
} from '#ui/controls';
import { useWords } from '#ui/words';
import samples from './samples.zh.json' with { type: 'json' };

const words = samples.parts;

const Sheet = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <section className="sheet">
    <h2>{title}</h2>
    {children}
  </section>
);

function Forms() {
  const [kind, setKind] = useState(words.field.kinds[0]!);
  return (
    <Field label={words.field.label} help={words.field.help} error={words.field.error}>
      {(control) => (
        <>
          <Choice
            looks="cards"
            label={words.field.label}
            value={kind}
            onChange={setKind}
            options={words.field.kinds.map((value) => ({ value, words: value }))}
          />
          <input {...control} className="input" />
        </>
      )}
    </Field>
  );
}

export function Parts() {
  const { t } = useWords();
  const explanation = samples.worklist[2]!.explanation as never;
  return (
    <main className="sheets">
      <h1>
        <Mark size={28} />
        {words.title}
      </h1>
      <div>
        <Sheet title={words.lightsTitle}>
          {words.lights.map(([colour, name, meaning]) => (
            <p key={name}>
              <Light colour={colour as LightColour} size={20} />
              <b>{name}</b>
              {meaning}
            </p>
          ))}
        </Sheet>
        <Sheet title={words.chipsTitle}>
          {words.chips.map(([colour, left, cells]) => (
            <div key={String(left)}>
              <ClockChip
                light={colour as LightColour}
                left={String(left)}
                cells={cells as RulerCell[]}
                explanation={explanation}
              />
            </div>
          ))}
        </Sheet>
        <Sheet title={words.buttonsTitle}>
          <p>
            <ActionButton main>{words.buttons[0]}</ActionButton>
            <ActionButton>{words.buttons[1]}</ActionButton>
            <ActionButton busy>{words.buttons[2]}</ActionButton>
          </p>
          <BarredAction {...words.barred} />
        </Sheet>
        <Sheet title={words.emptyTitle}>
          <EmptyState {...words.empty} />
        </Sheet>
        <Sheet title={words.troubleTitle}>
          {words.troubles.map((trouble) => (
            <ErrorSentence key={trouble.what} {...trouble} />
          ))}
        </Sheet>
        <Sheet title={words.progressTitle}>
          <Progress title={words.progress} done={131} total={214} left={words.left} onCancel={() => undefined} />
          <p>
            {([1, 2, 3, 4] as const).map((count) => (
              <SentMark key={count} count={count} />
            ))}
            {words.sent}
          </p>
        </Sheet>
        <Sheet title={words.peopleTitle}>
          <p>
            <PersonChip {...words.person} />
          </p>
          <p>
            <MissingPerson {...words.missing} />
          </p>
        </Sheet>
        <Sheet title={words.pinsTitle}>
          {stages.map((stage) => (
            <p key={stage}>
              <StagePin stage={stage} silent />
              {t(`stage.${stage}`)}
            </p>
          ))}
        </Sheet>
        <Sheet title={words.fieldTitle}>
          <Forms />
        </Sheet>
      </div>
    </main>
  );
}
